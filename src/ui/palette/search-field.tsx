import type { KeyboardEvent } from 'react';
import styles from './search-field.module.css';

/** A field that narrows down what stands below it as one types. */
export function SearchField(props: {
  id?: string;
  /** `Search components`. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}) {
  const { label } = props;
  return (
    <label className={styles.search}>
      <span className="unseen">{label}</span>
      <input
        id={props.id}
        type="search"
        placeholder={label}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onKeyDown={props.onKeyDown}
      />
    </label>
  );
}
