import styles from './script-text.module.css';

/** What a line runs, and the names of options, which would else be broken at their hyphens. */
const MARKED = /(\baws [a-z0-9-]+ [a-z-]+|--[a-z][a-z0-9-]*)/;

/** Lines of a script as they stand; comments step back, what each command is stands out. */
export function ScriptText({ script }: { script: string }) {
  return (
    <pre className={styles.script}>
      {script
        .trimEnd()
        .split('\n')
        .map((line, index) => (
          <Line key={index} line={line} />
        ))}
    </pre>
  );
}

function Line({ line }: { line: string }) {
  const isComment = line.startsWith('#');
  return (
    <code className={isComment ? styles.comment : undefined}>
      {line.split(MARKED).map((piece, index) => {
        if (index % 2 === 0) return piece;
        if (piece.startsWith('--') || isComment) return <span key={index}>{piece}</span>;
        return <strong key={index}>{piece}</strong>;
      })}
    </code>
  );
}
