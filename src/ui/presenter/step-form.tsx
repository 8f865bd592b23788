import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SpeakerStep } from '../../model/sandbox-document';
import { formatClock, type SimMicros } from '../../model/sim-time';
import { canvasCamera } from '../canvas/camera';
import { useParts } from '../sandbox-context';
import { changeStep } from './edit-steps';
import { readMoment } from './read-moment';
import styles from './steps-panel.module.css';

const clockOf = (at: number | null): string => (at === null ? '' : formatClock(at as SimMicros));

/** The moment in words as it is typed; what is no time is not taken over. */
function MomentField({ step, onChange }: FieldProps) {
  const { mirror } = useParts();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed.trim() !== '' && readMoment(typed) === null;
  const take = (text: string) => {
    setTyped(text);
    const at = readMoment(text);
    if (at !== null) onChange({ at });
    else if (text.trim() === '') onChange({ at: null });
  };
  const takeNow = () => {
    setTyped(null);
    onChange({ at: mirror.getState().now });
  };
  return (
    <div className={styles.with}>
      <TextInput
        label="Moment"
        placeholder="wherever it is"
        value={typed ?? clockOf(step.at)}
        error={isWrong ? 'As 3:10 or 00:03:10' : undefined}
        onChange={(event) => take(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
      <Button variant="outline" onClick={takeNow}>
        Now shown
      </Button>
    </div>
  );
}

interface FieldProps {
  step: SpeakerStep;
  onChange: (change: Partial<SpeakerStep>) => void;
}

function viewWords(camera: SpeakerStep['camera']): string {
  if (!camera) return 'as it is';
  return camera.isWhole ? 'all of it' : `a part, at ${Math.round(camera.zoom * 100)} %`;
}

function ViewField({ step, onChange }: FieldProps) {
  const parts = useParts();
  return (
    <div className={styles.view}>
      <span className={styles.label}>View</span>
      <span>{viewWords(step.camera)}</span>
      <Button
        variant="outline"
        size="compact-sm"
        onClick={() => onChange({ camera: canvasCamera(parts)?.read() ?? null })}
      >
        Take this view
      </Button>
      {step.camera && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({ camera: null })}>
          Leave it as it is
        </Button>
      )}
    </div>
  );
}

/** Everything about one step; kept as it is typed. */
export function StepForm({ step }: { step: SpeakerStep }) {
  const { workspace } = useParts();
  const onChange = (change: Partial<SpeakerStep>) => changeStep(workspace, step.id, change);
  return (
    <div className={styles.form}>
      <TextInput
        label="Title, for everybody"
        value={step.title}
        // What is typed next is its name, not a shortcut.
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label="Note, for you alone"
        autosize
        minRows={2}
        maxRows={8}
        value={step.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <MomentField {...{ step, onChange }} />
      <ViewField {...{ step, onChange }} />
      <Textarea
        label="Commands, given when it begins"
        placeholder="aws ecs update-service …"
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        value={step.commands.join('\n')}
        onChange={(event) => {
          const text = event.currentTarget.value;
          onChange({ commands: text === '' ? [] : text.split('\n') });
        }}
      />
      <Checkbox
        label="Time runs on from here"
        checked={step.plays}
        onChange={(event) => onChange({ plays: event.currentTarget.checked })}
      />
    </div>
  );
}
