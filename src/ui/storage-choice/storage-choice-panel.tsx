import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import {
  FIRST_STORAGE_QUESTION,
  STORAGE_ADVICE,
  STORAGE_QUESTIONS,
  type StorageAdvice,
} from '../../content/storage-decision';
import { CopyButton } from '../kit/copy-button';
import { useParts } from '../sandbox-context';
import styles from './storage-choice.module.css';

/** One question and what was answered, an index of its answers. */
interface Step {
  question: string;
  answer: number;
}

const leadsTo = ({ question, answer }: Step): string =>
  STORAGE_QUESTIONS[question]?.answers[answer]?.leadsTo ?? question;

/** The questions answered so far, then the next one or the advice they lead to. */
export default function StorageChoicePanel() {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const last = steps.at(-1);
  const at = last ? leadsTo(last) : FIRST_STORAGE_QUESTION;
  const question = STORAGE_QUESTIONS[at];
  const advice = STORAGE_ADVICE[at];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [at]);
  return (
    <div className={styles.panel}>
      {steps.length > 0 && (
        <ol className={styles.steps} aria-label="Answered so far">
          {steps.map(({ question: asked, answer }, index) => (
            <li key={asked}>
              <button
                type="button"
                onClick={() => setSteps(steps.slice(0, index))}
                aria-label={`Answer anew: ${STORAGE_QUESTIONS[asked]?.question}`}
              >
                <span>{STORAGE_QUESTIONS[asked]?.question}</span>
                <b>{STORAGE_QUESTIONS[asked]?.answers[answer]?.answer}</b>
              </button>
            </li>
          ))}
        </ol>
      )}
      {question && (
        <>
          <h3 ref={heading} tabIndex={-1} className={styles.question}>
            {question.question}
          </h3>
          <div className={styles.answers}>
            {question.answers.map(({ answer }, index) => (
              <button
                key={answer}
                type="button"
                className={styles.answer}
                onClick={() => setSteps([...steps, { question: at, answer: index }])}
              >
                {answer}
              </button>
            ))}
          </div>
        </>
      )}
      {advice && (
        <>
          <h3 ref={heading} tabIndex={-1} className={styles.question}>
            {advice.title}
          </h3>
          <Advice id={at} advice={advice} />
        </>
      )}
    </div>
  );
}

/** The part of a task definition, and of the launch, that says so. */
function fragmentOf({ volumes, mountPoints, volumeConfigurations }: StorageAdvice): string | null {
  if (volumes.length === 0) return null;
  const parts = { volumes, containerDefinitions: [{ mountPoints }] };
  return JSON.stringify(volumeConfigurations ? { ...parts, volumeConfigurations } : parts, null, 2);
}

/** What of the palette makes it, where something does. */
const COMPONENT: Readonly<Record<string, string>> = {
  efs: 'file-system',
  ebs: 'ebs-volume',
};

function Advice({ id, advice }: { id: string; advice: StorageAdvice }) {
  const { view } = useParts();
  const fragment = fragmentOf(advice);
  const component = COMPONENT[id];
  const add = (what: string) => {
    const onto = view.getState().selection.at(-1) ?? null;
    view.setState({ dialog: { kind: 'add', component: what, at: null, onto } });
  };
  return (
    <>
      <p className={styles.why}>{advice.why}</p>
      <ul className={styles.mind}>
        {advice.mind.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className={styles.note}>Runs on {advice.launchTypes.join(' and ')}.</p>
      {fragment !== null && (
        <figure className={styles.fragment} aria-label="Of the task definition">
          <figcaption>
            Of the task definition
            <CopyButton text={fragment} label="Copy the fragment" />
          </figcaption>
          <pre tabIndex={0}>{fragment}</pre>
        </figure>
      )}
      {advice.commands.length > 0 && (
        <figure className={styles.fragment} aria-label="To be made first">
          <figcaption>
            To be made first
            <CopyButton text={advice.commands.join('\n')} label="Copy the commands" />
          </figcaption>
          <pre tabIndex={0}>{advice.commands.join('\n')}</pre>
        </figure>
      )}
      <div className={styles.end}>
        <a href={advice.source} target="_blank" rel="noreferrer noopener">
          AWS’s own page
        </a>
        {component !== undefined && <Button onClick={() => add(component)}>Add it…</Button>}
      </div>
    </>
  );
}
