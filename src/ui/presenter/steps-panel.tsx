import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp, Pencil, Play, Plus, Trash2, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SpeakerStep } from '../../model/sandbox-document';
import { formatClock, type SimMicros } from '../../model/sim-time';
import { useParts } from '../sandbox-context';
import { addStep, moveStep, removeStep } from './edit-steps';
import { goToStep } from './go-to-step';
import { presentationOf } from './presentation';
import { presentFromStart, showNotes } from './presenter.action';
import { StepForm } from './step-form';
import styles from './steps-panel.module.css';
import { usePresentation, useSteps } from './use-presentation';

function Tool(props: {
  label: string;
  onClick: () => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  const { label, onClick, disabled, children } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick} disabled={disabled} size={26}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** `00:03:10 · plays · 2 commands`. */
const summary = ({ at, plays, commands, camera }: SpeakerStep): string =>
  [
    at === null ? 'wherever it is' : formatClock(at as SimMicros).slice(0, -2),
    plays ? 'plays' : 'paused',
    ...(commands.length > 0
      ? [`${commands.length} command${commands.length === 1 ? '' : 's'}`]
      : []),
    ...(camera ? [] : ['view as it is']),
  ].join(' · ');

function StepRow(props: {
  step: SpeakerStep;
  index: number;
  count: number;
  isShown: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const { step, index, count, isShown, isOpen, onOpen } = props;
  const parts = useParts();
  const { workspace } = parts;
  const title = step.title || `Step ${index + 1}`;
  return (
    <li className={styles.step} data-shown={isShown || undefined}>
      <div className={styles.line}>
        <span className={styles.number}>{index + 1}</span>
        <div className={styles.words}>
          <span className={styles.title}>{title}</span>
          <span className={styles.summary}>{summary(step)}</span>
        </div>
      </div>
      <div className={styles.tools}>
        <Tool label={`Run from here: ${title}`} onClick={() => void goToStep(parts, index)}>
          <Play size={13} />
        </Tool>
        <Tool label={isOpen ? `Close ${title}` : `Edit ${title}`} onClick={() => onOpen(!isOpen)}>
          <Pencil size={13} />
        </Tool>
        <Tool
          label={`Move ${title} up`}
          onClick={() => moveStep(workspace, step.id, -1)}
          disabled={index === 0}
        >
          <ArrowUp size={14} />
        </Tool>
        <Tool
          label={`Move ${title} down`}
          onClick={() => moveStep(workspace, step.id, 1)}
          disabled={index === count - 1}
        >
          <ArrowDown size={14} />
        </Tool>
        <Tool label={`Delete ${title}`} onClick={() => removeStep(workspace, step.id)}>
          <Trash2 size={13} />
        </Tool>
      </div>
      {isOpen && <StepForm step={step} />}
    </li>
  );
}

function Empty() {
  return (
    <p className={styles.empty}>
      A step is a moment of the run with what is seen of the canvas, what you say there, and
      commands that are given when it begins. Presenting begins with the first; → and ← or a clicker
      go from one to the next.
    </p>
  );
}

/** The talk: its steps in order, to add, edit and try. It stands where the inspector does. */
export default function StepsPanel() {
  const parts = useParts();
  const { steps, index } = useSteps();
  const problem = usePresentation((state) => state.problem);
  const [open, setOpen] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const close = () => presentationOf(parts).setState({ isEditing: false });
  return (
    <>
      <div className={styles.header}>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          Steps
        </h2>
        <Tool label="Close the steps" onClick={close}>
          <X size={15} />
        </Tool>
      </div>
      <div className={styles.body}>
        {steps.length === 0 && <Empty />}
        <ol className={styles.list}>
          {steps.map((step, i) => (
            <StepRow
              key={step.id}
              {...{ step, index: i, count: steps.length }}
              isShown={i === index}
              isOpen={open === step.id}
              onOpen={(isOpen) => setOpen(isOpen ? step.id : null)}
            />
          ))}
        </ol>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
      <div className={styles.buttons}>
        <Button
          leftSection={<Plus size={14} />}
          onClick={() => setOpen(addStep(parts, steps.length - 1))}
        >
          Add this moment
        </Button>
        <Button
          variant="outline"
          onClick={() => presentFromStart(parts)}
          disabled={steps.length === 0}
        >
          Present
        </Button>
        <Button variant="outline" onClick={() => showNotes.run(parts)}>
          Notes window
        </Button>
      </div>
    </>
  );
}
