/** `use1-az1` for `us-east-1a`: the same in order of their letters here, shuffled in AWS. */
export function availabilityZoneId(zone: string): string {
  const letter = zone.at(-1) ?? 'a';
  return `use1-az${letter.charCodeAt(0) - 96}`;
}
