import { Button, Progress } from '@mantine/core';
import { ArrowDown, ArrowUp, ArrowUpDown, Equal } from 'lucide-react';
import { type Verdict, verdictOf } from '../../formats/comparison/verdict';
import type { Comparison } from '../../model/comparison';
import styles from './compare.module.css';
import { aboutOf, measuredWords, progressWords } from './compare-words';
import type { Shown } from './comparison-state';

/** Not colour alone: B is better, worse, both, neither. */
const MARKS: Record<Verdict['tone'], typeof Equal> = {
  better: ArrowUp,
  worse: ArrowDown,
  mixed: ArrowUpDown,
  equal: Equal,
  nothing: Equal,
};
const TONE_WORDS: Record<Verdict['tone'], string> = {
  better: 'B is better',
  worse: 'A is better',
  mixed: 'Each is better in its way',
  equal: 'No difference',
  nothing: 'Nothing known yet',
};

/** What the comparison comes to, and how far the runs behind it are. */
export function VerdictCard(props: {
  shown: Shown;
  comparison: Comparison;
  onCallOff: () => void;
}) {
  const { shown, comparison, onCallOff } = props;
  const { progress, problem } = shown;
  const { tone, headline, detail } = verdictOf(comparison);
  const Mark = MARKS[tone];
  const words = progressWords(shown, comparison);
  return (
    <section className={styles.verdict} data-tone={tone} aria-label="Verdict">
      <Mark className={styles.mark} size={18} aria-label={TONE_WORDS[tone]} />
      <div>
        <p className={styles.headline}>
          {comparison.seeds === 0 && progress ? 'The first runs are under way.' : headline}
        </p>
        <p className={styles.detail}>
          {problem ?? `${detail} ${measuredWords(aboutOf(shown))}`.trim()}
        </p>
      </div>
      {words !== null && (
        <div className={styles.progress}>
          <span role="status">{words}</span>
          {progress && (
            <>
              <Progress
                className={styles.bar}
                value={(100 * progress.done) / progress.of}
                aria-label="Runs done"
              />
              <Button variant="default" onClick={onCallOff}>
                Cancel
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}
