import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { Finding } from '../../formats/import-result';
import styles from './files.module.css';

const ICONS = { info: Info, warning: TriangleAlert, error: OctagonX };
const TONES = { info: 'neutral', warning: 'waiting', error: 'failing' } as const;
const GRAVITY = { error: 0, warning: 1, info: 2 } as const;

/** What a reader or writer had to say, the gravest first, each with its place. */
export function FindingList(props: {
  findings: readonly Finding[];
  /** Called with the line of a finding that is chosen. */
  onLine?: ((line: number) => void) | undefined;
}) {
  const { findings, onLine } = props;
  if (findings.length === 0) return null;
  const ordered = findings.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
  return (
    <ul className={styles.findings} aria-label="Findings">
      {ordered.map(({ path, line, severity, message }, index) => {
        const Icon = ICONS[severity];
        return (
          <li key={index} data-tone={TONES[severity]}>
            <Icon size={14} aria-label={severity} role="img" />
            <span>
              {path !== '' && <code className={styles.path}>{path}</code>}
              <Line line={line} onLine={onLine} />
              {message}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Line(props: { line: number | undefined; onLine?: ((line: number) => void) | undefined }) {
  const { line, onLine } = props;
  if (line === undefined) return null;
  if (!onLine) return <span className={styles.line}>line {line}</span>;
  return (
    <button type="button" className={styles.line} onClick={() => onLine(line)}>
      line {line}
    </button>
  );
}
