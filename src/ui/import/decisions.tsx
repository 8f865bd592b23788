import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Decision } from '../../formats/import-result';
import styles from './import.module.css';

/** As many as stand in a row. */
const SHOWN = 4;

const ORDER = ['label', 'input', 'description'] as const;

/** What the file leaves open, each with what the choice means; values for its placeholders. */
export function Decisions(props: {
  decisions: readonly Decision[];
  onChoose: (id: string, value: string) => void;
  variables: string;
  onVariables: (text: string) => void;
}) {
  const { decisions, onChoose, variables, onVariables } = props;
  const [all, setAll] = useState(false);
  const open = decisions.filter(({ options, free }) => free || options.length > 1);
  const shown = all ? open : open.slice(0, SHOWN);
  const hidden = open.length - SHOWN;
  return (
    <div className={styles.open}>
      <div className={styles.decisions}>
        {shown.map((decision) => (
          <Question
            key={decision.id}
            decision={decision}
            onChoose={(value) => onChoose(decision.id, value)}
          />
        ))}
      </div>
      <div className={styles.further}>
        <Variables value={variables} onChange={onVariables} />
        {hidden > 0 && (
          <button type="button" className={styles.more} onClick={() => setAll(!all)}>
            {all ? 'Fewer choices' : `${hidden} more ${hidden === 1 ? 'choice' : 'choices'}…`}
          </button>
        )}
      </div>
    </div>
  );
}

function Question(props: { decision: Decision; onChoose: (value: string) => void }) {
  const { decision, onChoose } = props;
  const { question, options, chosen, free } = decision;
  const means = options.find(({ value }) => value === chosen)?.means;
  const look = {
    label: question,
    description: means,
    inputWrapperOrder: [...ORDER],
    classNames: {
      root: styles.decision ?? '',
      label: styles.question ?? '',
      description: styles.means ?? '',
    },
  };
  if (free) {
    const give = (value: string) => {
      if (value !== chosen) onChoose(value);
    };
    return (
      <TextInput
        size="xs"
        {...look}
        key={chosen}
        defaultValue={chosen}
        onBlur={(event) => give(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') give(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <NativeSelect
      size="xs"
      {...look}
      value={chosen}
      data={options.map(({ value, label }) => ({ value, label }))}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

/** Values for the file's placeholders. */
function Variables(props: { value: string; onChange: (value: string) => void }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button type="button" className={styles.more} onClick={() => setOpen(true)}>
        Set variables…
      </button>
    );
  }
  return (
    <Textarea
      label="Variables, as in an .env file"
      size="xs"
      autosize
      minRows={2}
      maxRows={5}
      autoFocus
      placeholder={'TAG=1.4\nDB_PASSWORD=secret'}
      classNames={{ label: styles.question, input: styles.mono }}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
