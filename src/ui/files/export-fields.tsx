import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { Choice } from './choice';
import panel from './file-panel.module.css';
import type { PictureChoices } from './picture-choices';

const FORMATS = [
  { value: 'png', label: 'PNG' },
  { value: 'svg', label: 'SVG' },
] as const;
const SCOPES = [
  { value: 'all', label: 'Whole diagram' },
  { value: 'view', label: 'In view' },
] as const;
/** Beside a third there is less room for words. */
const SHORT_SCOPES = [{ value: 'all', label: 'Whole' }, SCOPES[1]] as const;
const SELECTION = { value: 'selection', label: 'Selection' } as const;
const TIMES = [
  { value: 'now', label: 'This moment' },
  { value: 'filmstrip', label: 'Filmstrip' },
] as const;
const SCALES = [1, 2, 3, 4].map((value) => ({ value, label: `${value}×` }));
const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const PARTS = [
  { name: 'traffic', label: 'Traffic as dots' },
  { name: 'title', label: 'Title and time' },
  { name: 'legend', label: 'Legend' },
  { name: 'transparent', label: 'Transparent background' },
] as const;

/** What is in the picture, and how large. */
export function ExportFields(props: {
  choices: PictureChoices;
  onChoices: (choices: PictureChoices) => void;
  hasSelection: boolean;
  /** False where the run cannot be run once more. */
  canTravel: boolean;
  /** Which moments, where there are several. */
  children?: ReactNode;
}) {
  const { choices } = props;
  const scopes = props.hasSelection ? [...SHORT_SCOPES, SELECTION] : SCOPES;
  const set = (change: Partial<PictureChoices>) => props.onChoices({ ...choices, ...change });
  return (
    <>
      <Choice
        label="File"
        value={choices.format}
        choices={FORMATS}
        onChange={(format) => set({ format })}
      />
      <Choice
        label="What"
        value={choices.scope}
        choices={scopes}
        onChange={(scope) => set({ scope })}
      />
      {props.canTravel && (
        <Choice
          label="When"
          value={choices.when}
          choices={TIMES}
          onChange={(when) => set({ when })}
        />
      )}
      {props.children}
      <Choice
        label="Theme"
        value={choices.theme}
        choices={THEMES}
        onChange={(theme) => set({ theme })}
      />
      {choices.format === 'png' && (
        <Choice
          label="Scale"
          value={choices.scale}
          choices={SCALES}
          onChange={(scale) => set({ scale })}
        />
      )}
      <div className={panel.parts}>
        {PARTS.map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={choices[name]}
            onChange={(event) => set({ [name]: event.currentTarget.checked })}
          />
        ))}
        {choices.format === 'png' && (
          <Checkbox
            label="The sandbox inside it"
            description="Dropped here, the picture opens again."
            checked={choices.sandbox}
            onChange={(event) => set({ sandbox: event.currentTarget.checked })}
          />
        )}
      </div>
    </>
  );
}
