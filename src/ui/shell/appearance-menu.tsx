import { ActionIcon, Menu, Tooltip, useComputedColorScheme } from '@mantine/core';
import { Contrast, Moon, Sun } from 'lucide-react';
import type { ContrastChoice, MotionChoice, ThemeChoice } from '../../state/view-store';
import { useParts, useView } from '../sandbox-context';
import { useContrast } from '../theme/use-contrast';

const THEMES: readonly (readonly [ThemeChoice, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
const CONTRASTS: readonly (readonly [ContrastChoice, string])[] = [
  ['system', 'As the system'],
  ['normal', 'Normal'],
  ['high', 'High'],
];
const MOTIONS: readonly (readonly [MotionChoice, string])[] = [
  ['system', 'As the system'],
  ['full', 'Full'],
  ['reduced', 'Reduced: rates instead of dots'],
];

function Choices<Value extends string>(props: {
  title: string;
  choices: readonly (readonly [Value, string])[];
  chosen: Value;
  onChoose: (value: Value) => void;
}) {
  const { title, choices, chosen, onChoose } = props;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      <Menu.RadioGroup value={chosen} onChange={(value) => onChoose(value as Value)}>
        {choices.map(([value, label]) => (
          <Menu.RadioItem key={value} value={value} aria-label={`${title}: ${label}`}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

/** Theme, contrast and motion: as the system asks for, or as one likes it here. */
export function AppearanceMenu() {
  const { view } = useParts();
  const theme = useView((state) => state.theme);
  const contrast = useView((state) => state.contrast);
  const motion = useView((state) => state.motion);
  const scheme = useComputedColorScheme('dark');
  const isHigh = useContrast(view) === 'high';
  const Icon = isHigh ? Contrast : scheme === 'dark' ? Moon : Sun;
  return (
    <Menu width={230} position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label="Theme, contrast, motion">
          <ActionIcon aria-label="Appearance">
            <Icon size={15} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Choices
          title="Theme"
          choices={THEMES}
          chosen={theme}
          onChoose={(next) => view.setState({ theme: next })}
        />
        <Choices
          title="Contrast"
          choices={CONTRASTS}
          chosen={contrast}
          onChoose={(next) => view.setState({ contrast: next })}
        />
        <Choices
          title="Motion"
          choices={MOTIONS}
          chosen={motion}
          onChoose={(next) => view.setState({ motion: next })}
        />
      </Menu.Dropdown>
    </Menu>
  );
}
