import { UnstyledButton } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { useMirror } from '../sandbox-context';
import type { BalancerChoice } from './balancer-choice';
import styles from './dock-tools.module.css';

/** A plain list to choose from, small enough for the dock's first line. */
export function SmallSelect(props: {
  label: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  const { label, value, choices, onChange } = props;
  return (
    <select
      className={styles.select}
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

const SPANS = [
  { value: '60', label: 'last minute' },
  { value: '300', label: 'last 5 min' },
  { value: '600', label: 'last 10 min' },
  { value: '1800', label: 'last 30 min' },
  { value: '3600', label: 'last hour' },
  { value: 'Infinity', label: 'whole run' },
];

/** How much of the past is shown, in seconds. */
export function SpanSelect({ span, onSpan }: { span: number; onSpan: (span: number) => void }) {
  return (
    <SmallSelect
      label="Time shown"
      value={String(span)}
      choices={SPANS}
      onChange={(value) => onSpan(Number(value))}
    />
  );
}

/** Only where there are several. */
export function BalancerSelect({ choice }: { choice: BalancerChoice }) {
  const { id, all, choose } = choice;
  const names = useMirror((state) =>
    all
      .map((one) => {
        const view = state.entities.get(one);
        return view?.kind === 'loadBalancer' ? view.name : one;
      })
      .join('\n'),
  ).split('\n');
  if (id === null || all.length < 2) return null;
  return (
    <SmallSelect
      label="Load balancer"
      value={id}
      choices={all.map((value, i) => ({ value, label: names[i] ?? value }))}
      onChange={choose}
    />
  );
}

/** Another way to look at the same: as a table, by Container Insights. */
export function Toggle(props: {
  word: string;
  /** Stands for the word where the dock is narrow. */
  icon?: LucideIcon;
  on: boolean;
  onToggle: (on: boolean) => void;
}) {
  const { word, icon, on, onToggle } = props;
  return (
    <UnstyledButton className={styles.toggle} aria-pressed={on} onClick={() => onToggle(!on)}>
      {icon ? <BriefWord word={word} icon={icon} /> : word}
    </UnstyledButton>
  );
}

/** A word, or only its icon where the dock has no room for it; the word is its name either way. */
export function BriefWord({ word, icon: Icon }: { word: string; icon: LucideIcon }) {
  return (
    <span className={styles.brief} title={word}>
      <span className={styles.word}>{word}</span>
      <Icon className={styles.icon} size={15} aria-hidden />
    </span>
  );
}
