import { logWithValue } from '../../state/sweep/log-with-value';
import type { SweepSetting } from '../../state/sweep/sweep-setting';
import { giveAll } from '../../state/comparison-changes';
import type { ChangeOption } from './change-option';

/** A number of the sandbox as something to change: what a sweep can vary can be compared too. */
export function numberOption(setting: SweepSetting): ChangeOption {
  const { id, label, of, unit, least, most, suggested, current, giving } = setting;
  const words = (value: number): string => (unit === '' ? String(value) : `${value} ${unit}`);
  const initial = suggested.find((one) => one !== current) ?? least;
  return {
    id: `setting/${id}`,
    label,
    of,
    field: {
      kind: 'number',
      label: `B’s ${label.toLowerCase()}`,
      initial,
      min: least,
      max: most,
      unit,
      now: current === null ? '' : words(current),
    },
    usually: 'beginning',
    length: setting.figure === 'deploymentSeconds' ? 900 : 300,
    changing: (text) => {
      const value = Number(text);
      const change = giving.fresh(value);
      return {
        names: {
          a: current === null ? `${label} as it is` : `${label} ${words(current)}`,
          b: `${label} ${words(value)}`,
        },
        title:
          current === null
            ? `${label} of ${of}: as it is or ${words(value)}?`
            : `${label} of ${of}: ${words(current)} or ${words(value)}?`,
        shown: [change],
        beginning: (log) => logWithValue(log, giving, value),
        moment: { b: giveAll([change]) },
      };
    },
  };
}
