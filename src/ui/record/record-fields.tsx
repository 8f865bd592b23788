import { Checkbox, NumberInput, Select } from '@mantine/core';
import { Choice } from '../files/choice';
import { useParts, useView } from '../sandbox-context';
import { type FilmChoices, FPS, SPEEDS, speedFor } from './film-choices';
import styles from './record.module.css';
import { stretchesOf } from './stretches';

const FORMATS = [
  { value: 'gif', label: 'GIF' },
  { value: 'webm', label: 'WebM' },
  { value: 'svg', label: 'SVG' },
] as const;
const SCOPES = [
  { value: 'all', label: 'Whole' },
  { value: 'view', label: 'In view' },
] as const;
const SELECTION = { value: 'selection', label: 'Selection' } as const;
const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const SIZES = [
  { value: '720p', label: '720p' },
  { value: '1080p', label: '1080p' },
  { value: 'custom', label: 'Custom' },
] as const;
const PARTS = [
  { name: 'traffic', label: 'Traffic as dots' },
  { name: 'captions', label: 'Captions' },
  { name: 'title', label: 'Title and time' },
  { name: 'legend', label: 'Legend' },
] as const;

const speedLabel = (speed: number): string => `${{ 0.25: '¼', 0.5: '½' }[speed] ?? String(speed)}×`;

interface FieldsProps {
  choices: FilmChoices;
  onChoices: (choices: FilmChoices) => void;
  disabled: boolean;
}

type Set = (change: Partial<FilmChoices>) => void;

const numberOf = (value: string | number): number => (value === '' ? Number.NaN : Number(value));

/** A field for a number, narrow, with its unit in its name. */
function Figure(props: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <NumberInput
      label={props.label}
      size="xs"
      min={0}
      hideControls
      value={Number.isNaN(props.value) ? '' : props.value}
      onChange={(value) => props.onChange(numberOf(value))}
    />
  );
}

/** Which part of the run: typed, or one that is worth a film. */
function StretchFields({ choices, set }: { choices: FilmChoices; set: Set }) {
  const parts = useParts();
  const stretches = stretchesOf(parts);
  const { from, to } = choices;
  const chosen = stretches.find((one) => one.from === from && one.to === to);
  return (
    <>
      <Select
        label="Part of the run"
        size="xs"
        placeholder="As typed below"
        data={stretches.map(({ id, label }) => ({ value: id, label }))}
        value={chosen?.id ?? null}
        onChange={(id) => {
          const one = stretches.find((stretch) => stretch.id === id);
          if (one) set({ from: one.from, to: one.to, speed: speedFor(one.from, one.to) });
        }}
        comboboxProps={{ withinPortal: false }}
      />
      <div className={styles.pair}>
        <Figure label="From, s" value={from} onChange={(value) => set({ from: value })} />
        <Figure label="To, s" value={to} onChange={(value) => set({ to: value })} />
      </div>
    </>
  );
}

/** How it moves: an SVG has no pictures to count. */
function PaceFields({ choices, set }: { choices: FilmChoices; set: Set }) {
  return (
    <div className={styles.pair}>
      <Select
        label="Speed"
        size="xs"
        data={SPEEDS.map((speed) => ({ value: String(speed), label: speedLabel(speed) }))}
        value={String(choices.speed)}
        onChange={(value) => value !== null && set({ speed: Number(value) })}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      {choices.format !== 'svg' && (
        <Select
          label="Pictures a second"
          size="xs"
          data={FPS.map(String)}
          value={String(choices.fps)}
          onChange={(value) => value !== null && set({ fps: Number(value) })}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      )}
    </div>
  );
}

/** What is filmed, and as what. */
export function RecordFields({ choices, onChoices, disabled }: FieldsProps) {
  const set: Set = (change) => onChoices({ ...choices, ...change });
  const hasSelection = useView((state) => state.selection.length > 0);
  const scopes = hasSelection ? [...SCOPES, SELECTION] : SCOPES;
  const { format, size, scope, theme } = choices;
  return (
    <fieldset className={styles.fields} disabled={disabled}>
      <legend className="unseen">The film</legend>
      <Choice
        label="File"
        value={format}
        choices={FORMATS}
        onChange={(value) => set({ format: value })}
      />
      <StretchFields choices={choices} set={set} />
      <PaceFields choices={choices} set={set} />
      <Choice
        label="Size"
        value={size}
        choices={SIZES}
        onChange={(value) => set({ size: value })}
      />
      {size === 'custom' && (
        <div className={styles.pair}>
          <Figure label="Width, px" value={choices.width} onChange={(width) => set({ width })} />
          <Figure
            label="Height, px"
            value={choices.height}
            onChange={(height) => set({ height })}
          />
        </div>
      )}
      <Choice
        label="What"
        value={scope}
        choices={scopes}
        onChange={(value) => set({ scope: value })}
      />
      <Choice
        label="Theme"
        value={theme}
        choices={THEMES}
        onChange={(value) => set({ theme: value })}
      />
      <div className={styles.pair}>
        {PARTS.map(({ name, label }) => (
          <Checkbox
            key={name}
            size="xs"
            label={label}
            checked={choices[name]}
            onChange={(event) => set({ [name]: event.currentTarget.checked })}
          />
        ))}
      </div>
    </fieldset>
  );
}
