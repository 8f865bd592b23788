import {
  ChoiceSetting,
  NumberSetting,
  type SettingText,
  SwitchSetting,
  TextSetting,
} from '../kit/setting';
import { numberProblem } from '../kit/number-range';
import styles from './panel.module.css';
import type { Edits, Value, Values } from './use-edits';

/** One setting of a form as data. `text.name` is AWS's name; `key` the form's. */
export type Field<V extends Values> = {
  key: keyof V & string;
  text: SettingText;
  /** Shown only then. */
  when?: (values: V) => boolean;
  /** What is wrong with its value, beyond a number's range; null when nothing is. */
  problem?: (values: V) => string | null;
} & (
  | {
      kind: 'number';
      min?: number | undefined;
      max?: number | undefined;
      suffix?: string | undefined;
      /** It may be left empty, for what the placeholder says. */
      optional?: boolean;
      placeholder?: string | undefined;
    }
  | { kind: 'text'; placeholder?: string }
  | { kind: 'choice'; choices: readonly (string | { value: string; label: string })[] }
  | { kind: 'switch' }
);

/** What is wrong with the first field that is not right, under its name. Only those shown count. */
export function problemIn<V extends Values>(
  fields: readonly Field<V>[],
  { values }: Pick<Edits<V>, 'values'>,
): string | null {
  for (const field of fields) {
    if (field.when && !field.when(values)) continue;
    const problem = rangeProblem(field, values[field.key]) ?? field.problem?.(values) ?? null;
    if (problem !== null) return `${field.text.name}: ${problem}`;
  }
  return null;
}

function rangeProblem<V extends Values>(field: Field<V>, value: Value | undefined): string | null {
  // One that has been emptied is missing, which is said otherwise.
  if (field.kind !== 'number' || typeof value !== 'number') return null;
  return numberProblem(value, field);
}

/** The fields of a form, one below the other. Escape gives a field its present value back. */
export function FieldForm<V extends Values>(props: {
  fields: readonly Field<V>[];
  edits: Edits<V>;
}) {
  const { fields, edits } = props;
  return fields
    .filter((field) => field.when?.(edits.values) ?? true)
    .map((field) => (
      <div
        key={field.key}
        className={styles.field}
        onKeyDown={(event) => event.key === 'Escape' && edits.reset(field.key)}
      >
        <OneField field={field} edits={edits} />
      </div>
    ));
}

function OneField<V extends Values>({ field, edits }: { field: Field<V>; edits: Edits<V> }) {
  const value = edits.values[field.key];
  const { text } = field;
  const problem = field.problem?.(edits.values) ?? null;
  const onChange = (next: string | number | boolean) => edits.set(field.key, next);
  switch (field.kind) {
    case 'number': {
      const { min, max, suffix, optional, placeholder } = field;
      const shown = typeof value === 'number' ? value : '';
      const range = { min, max, suffix, optional, placeholder };
      return <NumberSetting {...{ text, onChange, problem, ...range }} value={shown} />;
    }
    case 'text':
      return (
        <TextSetting
          {...{ text, onChange, problem }}
          value={String(value ?? '')}
          placeholder={field.placeholder}
        />
      );
    case 'choice':
      return (
        <ChoiceSetting
          {...{ text, onChange }}
          value={String(value ?? '')}
          choices={field.choices}
        />
      );
    case 'switch':
      return <SwitchSetting {...{ text, onChange }} value={value === true} />;
  }
}
