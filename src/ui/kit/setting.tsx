import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react';
import { type NumberRange, numberProblem } from './number-range';
import styles from './setting.module.css';

/** A setting under AWS's own name: what it does in plain words, its range and AWS's default. */
export interface SettingText {
  /** AWS's name of the member or attribute. */
  name: string;
  hint: string;
  /** `1–100`, `5–300 s`. */
  range?: string;
  /** AWS's default, as text. */
  byDefault?: string;
}

const notes = ({ range, byDefault }: SettingText) =>
  [range, byDefault !== undefined && `AWS’s default: ${byDefault}`].filter(Boolean).join(' · ');

/** AWS's names are long: they may break after a dot or an underscore. */
const breakable = (name: string): ReactNode =>
  name.split(/(?<=[._])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));

/** Label and description of a setting, for an input of Mantine's. */
export function describe(text: SettingText): { label: ReactNode; description: ReactNode } {
  const small = notes(text);
  return {
    label: <span className={styles.name}>{breakable(text.name)}</span>,
    description: (
      <>
        {text.hint}
        {small !== '' && <span className={styles.range}>{small}</span>}
      </>
    ),
  };
}

/** How each of them looks. */
export const look = {
  classNames: {
    root: styles.root,
    description: styles.hint,
    label: styles.label,
    error: styles.problem,
  },
  inputWrapperOrder: ['label', 'input', 'error', 'description'] as (
    | 'label'
    | 'input'
    | 'error'
    | 'description'
  )[],
};

/** A key that types something which no number has in it. */
const isStray = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey && !/[\d.,+-]/.test(key);

/** A number; one that is missing or out of its range is marked at once, and can still be sent. */
export function NumberSetting(
  props: NumberRange & {
    text: SettingText;
    value: number | '';
    onChange: (value: number | '') => void;
    /** It may be left empty. */
    optional?: boolean | undefined;
    /** What holds while it is empty. */
    placeholder?: string | undefined;
    /** What else is wrong with it. */
    problem?: string | null;
  },
) {
  const { text, value, onChange, min, max, suffix, optional, placeholder, problem } = props;
  // What is no part of a number never gets into the field: said, or it would seem to be lost.
  const [stray, setStray] = useState(false);
  const ownProblem = optional && value === '' ? null : numberProblem(value, { min, max, suffix });
  return (
    <NumberInput
      {...look}
      {...describe(text)}
      value={value}
      onKeyDown={(event) => isStray(event) && setStray(true)}
      onPaste={(event) => setStray(Number.isNaN(Number(event.clipboardData.getData('text'))))}
      onBlur={() => value !== '' && setStray(false)}
      onChange={(next) => {
        setStray(false);
        const number = next === '' ? Number.NaN : Number(next);
        onChange(Number.isNaN(number) ? '' : number);
      }}
      min={min}
      max={max}
      suffix={suffix}
      placeholder={placeholder}
      error={stray ? 'Only a number goes here' : (ownProblem ?? problem)}
      clampBehavior="none"
    />
  );
}

export function TextSetting(props: {
  text: SettingText;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** What is wrong with it. */
  problem?: string | null;
}) {
  return (
    <TextInput
      {...look}
      {...describe(props.text)}
      value={props.value}
      placeholder={props.placeholder}
      error={props.problem}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

export function ChoiceSetting(props: {
  text: SettingText;
  value: string;
  onChange: (value: string) => void;
  choices: readonly (string | { value: string; label: string })[];
}) {
  return (
    <Select
      {...look}
      {...describe(props.text)}
      value={props.value}
      data={[...props.choices]}
      onChange={(next) => next !== null && props.onChange(next)}
    />
  );
}

/** One of several things to tick. */
export function TickSetting(props: {
  label: string;
  /** A word about it. */
  about?: string;
  value: boolean;
  onToggle: () => void;
}) {
  return (
    <Checkbox
      label={props.label}
      description={props.about}
      classNames={{ description: styles.hint }}
      checked={props.value}
      onChange={props.onToggle}
    />
  );
}

export function SwitchSetting(props: {
  text: SettingText;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <Checkbox
      className={styles.root}
      {...describe(props.text)}
      classNames={{ description: styles.hint }}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}
