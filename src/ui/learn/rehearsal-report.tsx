import { Button } from '@mantine/core';
import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Lesson } from '../../lesson/lesson';
import { type RehearsedStep, rehearse } from '../../lesson/rehearse';
import { counted } from '../kit/counted';
import { useParts } from '../sandbox-context';
import { asideSandboxes } from './aside-sandboxes';
import styles from './lesson-editor.module.css';

interface Report {
  steps: readonly RehearsedStep[];
  /** Null while it runs and where all went well. */
  trouble: string | null;
  isRunning: boolean;
}

/** Goes through the lesson aside, and says whether its answers, and only they, reach its goals. */
export function RehearsalReport({ lesson }: { lesson: Lesson }) {
  const { newTransport } = useParts();
  const [report, setReport] = useState<Report | null>(null);
  const [called, setCalled] = useState<AbortController | null>(null);
  // Another text makes what was found of the one before worthless.
  useEffect(() => {
    setReport(null);
    return () => called?.abort();
    // `called` belongs to the lesson that was read before.
  }, [lesson]);
  if (!newTransport) return null;
  const run = async () => {
    const signal = new AbortController();
    setCalled(signal);
    const steps: RehearsedStep[] = [];
    setReport({ steps, trouble: null, isRunning: true });
    try {
      const aside = asideSandboxes(newTransport, signal.signal);
      const { trouble } = await rehearse(lesson, aside, (step) => {
        steps.push(step);
        if (!signal.signal.aborted)
          setReport({ steps: [...steps], trouble: null, isRunning: true });
      });
      if (!signal.signal.aborted) setReport({ steps, trouble, isRunning: false });
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      setReport(signal.signal.aborted ? null : { steps, trouble, isRunning: false });
    }
  };
  return (
    <section className={styles.rehearsal} aria-label="Going through it">
      <div className={styles.rehearsalBar}>
        {report?.isRunning ? (
          <>
            <span role="status">
              Going through it: {report.steps.length} of {counted(lesson.steps.length, 'step')} …
            </span>
            <Button size="compact-sm" variant="outline" onClick={() => called?.abort()}>
              Cancel
            </Button>
          </>
        ) : (
          <>
            <span role="status">{report ? verdictOf(report, lesson) : ''}</span>
            <Button size="compact-sm" variant="outline" onClick={() => void run()}>
              Go through it
            </Button>
          </>
        )}
      </div>
      {report?.trouble && <p className={styles.problem}>{report.trouble}</p>}
      <Steps steps={report?.steps ?? []} />
    </section>
  );
}

function Steps({ steps }: { steps: readonly RehearsedStep[] }) {
  return (
    <ul>
      {steps.map(({ title, troubles, seconds }) => (
        <li key={title}>
          {troubles.length === 0 ? (
            <Check size={15} aria-label="holds" />
          ) : (
            <TriangleAlert size={15} aria-label="does not hold" />
          )}
          <span>
            {title} <span className="dim">{seconds} s</span>
            {troubles.map((one) => (
              <span key={one} className={styles.trouble}>
                {one}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function verdictOf({ steps, trouble }: Report, lesson: Lesson): string {
  const all = lesson.steps.length;
  const sound = steps.filter(({ troubles }) => troubles.length === 0).length;
  if (trouble === null && sound === all) {
    return `Every answer reaches its goals. ${whatElseWasTried(lesson)}`;
  }
  if (all === 1) return 'The step does not hold.';
  return `${sound === 0 ? 'None' : sound} of ${all} steps ${sound > 1 ? 'hold' : 'holds'}.`;
}

/** What reached no goals: as much as was tried, and no more. */
function whatElseWasTried({ steps }: Lesson): string {
  const count = steps.reduce((sum, { wrong }) => sum + wrong.length, 0);
  if (count === 0) {
    return 'Doing nothing does not. No wrong answer was tried: there is no “sh wrong” block.';
  }
  const without = steps.filter(({ wrong }) => wrong.length === 0).length;
  const tried = `Doing nothing does not, nor ${
    count === 1 ? 'does the wrong answer' : `do the ${count} wrong answers`
  }.`;
  if (without === 0) return tried;
  const lack = without === 1 ? '1 step has' : `${without} steps have`;
  return `${tried} ${lack} no “sh wrong” block.`;
}
