import { NumberInput, Select, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ChangeOption } from './change-option';
import { linesProblem } from './lines-option';
import { type SetupDraft, valueOf } from './setup-draft';

interface ValueFieldProps {
  option: ChangeOption;
  draft: SetupDraft;
  onDraft: (change: Partial<SetupDraft>) => void;
  problem: string | undefined;
}

/** What B has in place of what there is. */
export function ValueField(props: ValueFieldProps) {
  const { option, draft, onDraft, problem } = props;
  const { field } = option;
  const value = valueOf(draft, option);
  const set = (next: string) =>
    onDraft({
      values: { ...draft.values, [option.id]: next },
      title: null,
      nameA: null,
      nameB: null,
    });
  if (field.kind === 'lines') return <LinesField {...props} value={value} set={set} />;
  if (field.kind === 'choice') {
    return (
      <Select
        label={field.label}
        data={[...field.choices]}
        value={value}
        onChange={(next) => next !== null && set(next)}
      />
    );
  }
  return (
    <NumberInput
      label={field.label}
      description={field.now === '' ? undefined : `A has ${field.now}.`}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      value={value === '' ? '' : Number(value)}
      suffix={field.unit === '' ? '' : ` ${field.unit}`}
      clampBehavior="none"
      error={problem}
      onChange={(next) => set(typeof next === 'number' ? String(next) : '')}
    />
  );
}

/** Lines of the command language, read as they are typed. */
function LinesField(props: ValueFieldProps & { value: string; set: (next: string) => void }) {
  const { option, problem, value, set } = props;
  const [misread, setMisread] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void linesProblem(value).then((found) => current && setMisread(found));
    return () => {
      current = false;
    };
  }, [value]);
  return (
    <Textarea
      label={option.field.label}
      description="Variables, $(…) and waits work as in the terminal."
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      autosize
      minRows={3}
      maxRows={8}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
      placeholder="aws ecs update-service --cluster demo --service web --desired-count 6"
      value={value}
      error={misread ?? (value === '' ? undefined : problem)}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  );
}
