import { TagsInput } from '@mantine/core';
import { describe, look, type SettingText } from './setting';

/** Several names: picked from those that are known, or typed. */
export function NamesSetting(props: {
  text: SettingText;
  value: readonly string[];
  onChange: (value: string[]) => void;
  known: readonly (string | { value: string; label: string })[];
  placeholder?: string;
  problem?: string | null;
}) {
  const { text, value, onChange, known, placeholder, problem } = props;
  return (
    <TagsInput
      {...look}
      {...describe(text)}
      value={[...value]}
      onChange={onChange}
      data={[...known]}
      placeholder={value.length === 0 ? placeholder : undefined}
      error={problem}
      acceptValueOnBlur
    />
  );
}
