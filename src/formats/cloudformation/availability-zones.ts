import { ZONES } from './evaluation';
import type { ResourceWriter } from './resource-writer';

/** The sandbox's zone for one that a template names: `eu-west-1b` is `us-east-1b` here. */
export function zoneFor(writer: ResourceWriter, property: string, zone: string): string {
  if (ZONES.includes(zone)) return zone;
  const letter = zone.charCodeAt(zone.length - 1) - 97;
  const index = letter >= 0 && letter < 26 ? letter % ZONES.length : 0;
  const own = ZONES[index] ?? '';
  writer.inform(property, `the zone ${zone} is not of the sandbox’s region: taken as ${own}`);
  return own;
}
