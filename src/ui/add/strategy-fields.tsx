import { ActionIcon, Button } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { StrategyItem } from '../../state/gestures/cluster-providers';
import { ChoiceSetting, NumberSetting } from '../kit/setting';
import styles from './launch.module.css';

/** A capacity provider strategy in the making: numbers may be empty for a moment. */
export interface HeldItem {
  capacityProvider: string;
  weight: number | '';
  base: number | '';
}

/** What keeps a strategy from being one; null when nothing does. */
export function strategyProblem(items: readonly HeldItem[]): string | null {
  if (items.length === 0) return 'A strategy needs a capacity provider.';
  if (items.some(({ weight, base }) => weight === '' || base === '')) {
    return 'A weight or base is missing.';
  }
  const names = items.map((one) => one.capacityProvider);
  if (new Set(names).size < names.length) return 'A strategy names each provider once.';
  if (items.filter(({ base }) => Number(base) > 0).length > 1) {
    return 'Only one provider of a strategy can have a base.';
  }
  return items.every(({ weight }) => weight === 0) ? 'One of them needs a weight above 0.' : null;
}

export const toStrategy = (items: readonly HeldItem[]): StrategyItem[] =>
  items.map(({ capacityProvider, weight, base }) => ({
    capacityProvider,
    weight: Number(weight),
    base: Number(base),
  }));

/** Providers with weight and base, one a line. */
export function StrategyFields(props: {
  items: readonly HeldItem[];
  providers: readonly string[];
  onChange: (items: HeldItem[]) => void;
}) {
  const { items, providers, onChange } = props;
  const set = (at: number, change: Partial<HeldItem>) =>
    onChange(items.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const free = providers.filter((name) => items.every((one) => one.capacityProvider !== name));
  const add = (capacityProvider: string) =>
    onChange([...items, { capacityProvider, weight: 1, base: 0 }]);
  return (
    <fieldset className={styles.strategy}>
      <legend>Capacity provider strategy</legend>
      {items.map((item, index) => (
        <div key={index} className={styles.item}>
          <ChoiceSetting
            text={{ name: 'Provider', hint: '' }}
            value={item.capacityProvider}
            onChange={(capacityProvider) => set(index, { capacityProvider })}
            choices={providers}
          />
          <NumberSetting
            text={{ name: 'Base', hint: '' }}
            value={item.base}
            onChange={(base) => set(index, { base })}
            min={0}
            max={100_000}
          />
          <NumberSetting
            text={{ name: 'Weight', hint: '' }}
            value={item.weight}
            onChange={(weight) => set(index, { weight })}
            min={0}
            max={1000}
          />
          <ActionIcon
            aria-label={`Remove ${item.capacityProvider}`}
            disabled={items.length === 1}
            onClick={() => onChange(items.filter((_, at) => at !== index))}
          >
            <Trash2 size={14} />
          </ActionIcon>
        </div>
      ))}
      <p className={styles.note}>So many tasks first (base); the rest in the ratio of weights.</p>
      {free[0] !== undefined && (
        <Button
          size="compact-sm"
          variant="outline"
          leftSection={<Plus size={14} />}
          onClick={() => add(free[0]!)}
        >
          Add a provider
        </Button>
      )}
    </fieldset>
  );
}
