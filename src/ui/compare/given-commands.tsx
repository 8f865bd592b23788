import styles from './given-commands.module.css';

/** Characters of a command that are shown before it is unfolded. */
const LONGEST = 56;

/** `ecs update-service --service web --desired-count 6 · 2 more`. */
function shortened(lines: readonly string[]): string {
  const [first = '', ...more] = lines.filter((line) => !line.startsWith('#'));
  const words = first.replace(/^aws\s+/, '').replace(/\s--cluster\s+\S+/, '');
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
  return more.length === 0 ? short : `${short} · ${more.length} more`;
}

/** What a variant is given that the other is not: in short, and unfolded all of it. */
export function GivenCommands({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <details className={styles.given}>
      <summary title={lines.join('\n')}>{shortened(lines)}</summary>
      <pre tabIndex={0} aria-label="All commands">
        {lines.join('\n')}
      </pre>
    </details>
  );
}
