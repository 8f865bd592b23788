/**
 * Numbers as Compose writes them. Each answers undefined for what it cannot read.
 * https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values
 */

const UNITS: Readonly<Record<string, number>> = {
  us: 0.000_001,
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/** `1m30s`, `1h5m`, `500ms` in seconds; a bare number counts as seconds. */
export function seconds(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  if (!/^(\d+(\.\d+)?(us|ms|s|m|h|d|w))+$/.test(trimmed)) return undefined;
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(us|ms|s|m|h|d|w)/g)) {
    total += Number(amount) * (UNITS[unit ?? 's'] ?? 1);
  }
  return total;
}

const KIB = 1024;

/** `512M`, `1gb`, `2.5GiB`, `1048576` in bytes. */
export function bytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])i?)?b?$/i.exec(text.trim());
  if (!match) return undefined;
  const power = ' kmgt'.indexOf((match[2] ?? ' ').toLowerCase());
  let amount = Number(match[1]);
  for (let i = 0; i < power; i++) amount *= KIB;
  return amount;
}

/** The same in MiB, rounded up. */
export function mebibytes(text: string): number | undefined {
  const amount = bytes(text);
  return amount === undefined ? undefined : Math.ceil(amount / KIB / KIB);
}

/** `0.5` CPUs are 512 CPU units. */
export function cpuUnits(text: string): number | undefined {
  const cpus = /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : undefined;
  return cpus === undefined ? undefined : Math.round(cpus * KIB);
}

export function whole(text: string): number | undefined {
  return /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
}

/** Booleans as the YAML of Compose knows them; `yes` and `on` are for older files. */
export function flag(text: string | undefined): boolean | undefined {
  const lower = text?.trim().toLowerCase() ?? '';
  if (['true', 'y', 'yes', 'on', '1'].includes(lower)) return true;
  if (['false', 'n', 'no', 'off', '0'].includes(lower)) return false;
  return undefined;
}
