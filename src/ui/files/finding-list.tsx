import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import { Fragment, useMemo, useState } from 'react';
import type { Finding } from '../../formats/import-result';
import styles from './files.module.css';

const ICONS = { info: Info, warning: TriangleAlert, error: OctagonX };
const TONES = { info: 'neutral', warning: 'waiting', error: 'failing' } as const;
const GRAVITY = { error: 0, warning: 1, info: 2 } as const;

/** So many places of one sentence are shown at first. */
const SHOWN = 8;

/** What is said, once, and every place that it is said of. */
interface Said {
  severity: Finding['severity'];
  message: string;
  places: Pick<Finding, 'path' | 'line'>[];
}

/** Each sentence once: the gravest first, and of those alike the ones that are said seldom. */
export function sentencesOf(findings: readonly Finding[]): Said[] {
  const found = new Map<string, Said>();
  for (const { path, line, severity, message } of findings) {
    const key = `${severity} ${message}`;
    const said = found.get(key) ?? { severity, message, places: [] };
    found.set(key, said);
    said.places.push({ path, ...(line !== undefined && { line }) });
  }
  return [...found.values()].toSorted(
    (a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || a.places.length - b.places.length,
  );
}

/** What a reader or writer had to say, each with its places. */
export function FindingList(props: {
  findings: readonly Finding[];
  /** Called with the line of a finding that is chosen. */
  onLine?: ((line: number) => void) | undefined;
}) {
  const { findings, onLine } = props;
  const sentences = useMemo(() => sentencesOf(findings), [findings]);
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label="Findings">
      {sentences.map((said, index) => (
        <Sentence key={index} said={said} onLine={onLine} />
      ))}
    </ul>
  );
}

function Sentence(props: { said: Said; onLine?: ((line: number) => void) | undefined }) {
  const { said, onLine } = props;
  const { severity, message, places } = said;
  const [all, setAll] = useState(false);
  const Icon = ICONS[severity];
  const isOne = places.length === 1;
  return (
    <li data-tone={TONES[severity]}>
      <Icon size={14} aria-label={severity} role="img" />
      <span>
        {!isOne && `${places.length} × ${message}: `}
        {(all ? places : places.slice(0, SHOWN)).map(({ path, line }, index) => (
          <Fragment key={index}>
            {path !== '' && <code className={styles.path}>{path}</code>}
            {/* Whoever hears or copies it gets the words apart. */ ' '}
            <Line line={line} onLine={onLine} />{' '}
          </Fragment>
        ))}
        {isOne && message}
        {!all && places.length > SHOWN && (
          <button type="button" className={styles.line} onClick={() => setAll(true)}>
            {places.length - SHOWN} more
          </button>
        )}
      </span>
    </li>
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
