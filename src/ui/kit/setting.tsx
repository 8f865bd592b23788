import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
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

function describe(text: SettingText): { label: ReactNode; description: ReactNode } {
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

const look = {
  classNames: { root: styles.root, description: styles.hint, label: styles.label },
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
    'label' | 'input' | 'description' | 'error'
  )[],
};

export function NumberSetting(props: {
  text: SettingText;
  value: number | '';
  onChange: (value: number | '') => void;
  min?: number;
  max?: number;
  suffix?: string;
}) {
  const { text, value, onChange, min, max, suffix } = props;
  return (
    <NumberInput
      {...look}
      {...describe(text)}
      value={value}
      onChange={(next) => onChange(next === '' ? '' : Number(next))}
      min={min}
      max={max}
      suffix={suffix}
      clampBehavior="none"
    />
  );
}

export function TextSetting(props: {
  text: SettingText;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
}) {
  return (
    <TextInput
      {...look}
      {...describe(props.text)}
      value={props.value}
      placeholder={props.placeholder}
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
