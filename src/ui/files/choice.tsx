import { UnstyledButton } from '@mantine/core';
import styles from './export.module.css';

/** One of a few, side by side. */
export function Choice<Value extends string | number>(props: {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className={styles.choice}>
      <legend>{props.label}</legend>
      <div className={styles.segments}>
        {props.choices.map(({ value, label }) => (
          <UnstyledButton
            key={value}
            className={styles.segment}
            aria-pressed={value === props.value}
            onClick={() => props.onChange(value)}
          >
            {label}
          </UnstyledButton>
        ))}
      </div>
    </fieldset>
  );
}
