const UNITS = [
  { name: 'h', seconds: 3600 },
  { name: 's', seconds: 0.1 },
] as const;

/** `8–12 s`, `6 h`, `1 ms`: how long a wait is, in the unit that suits its longer end. */
export function lengthWords([low, high]: readonly [number, number]): string {
  const unit = UNITS.find(({ seconds }) => high >= seconds)?.name ?? 'ms';
  const inUnit = (seconds: number) => {
    if (unit === 'h') return seconds / 3600;
    return unit === 's' ? seconds : seconds * 1000;
  };
  return low === high ? `${inUnit(low)} ${unit}` : `${inUnit(low)}–${inUnit(high)} ${unit}`;
}
