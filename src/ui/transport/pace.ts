/** Simulated seconds per second of wall time; `max` is as fast as this machine can. */
export const SPEEDS: readonly { speed: number; label: string; name: string }[] = [
  { speed: 0.25, label: '¼×', name: 'Quarter speed' },
  { speed: 1, label: '1×', name: 'Real time, 1×' },
  { speed: 5, label: '5×', name: '5×' },
  { speed: 20, label: '20×', name: '20×' },
  { speed: 100, label: '100×', name: '100×' },
  { speed: Infinity, label: 'max', name: 'As fast as possible' },
];

const times = (speed: number): string => {
  if (speed === 0.25) return '¼×';
  return `${speed < 10 ? Number(speed.toFixed(1)) : Math.round(speed)}×`;
};

/** Below this share of the speed asked for, the one reached is said. */
const FALLS_SHORT = 0.9;

/** `paused`, `5×`, `24× of 100×` when the machine cannot keep up, `max: 340×`. */
export function pace(playing: boolean, speed: number, reached: number): string {
  if (!playing) return 'paused';
  if (!Number.isFinite(speed)) return reached > 0 ? `max: ${times(reached)}` : 'max';
  if (reached > 0 && reached < speed * FALLS_SHORT) return `${times(reached)} of ${times(speed)}`;
  return `running ${times(speed)}`;
}
