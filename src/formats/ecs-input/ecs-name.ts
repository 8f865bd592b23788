/** Longer names are none of ECS: what is beyond need not be looked at. */
const LONGEST = 255;

/** Letters, digits, hyphens and underscores, as families, services and clusters are called. */
export const ecsName = (text: string, usual: string): string =>
  text
    .slice(0, LONGEST)
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '') || usual;
