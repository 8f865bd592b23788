import { type Scenario, SCENARIO_GROUPS, type ScenarioGroup } from '../../content/define';

export interface TemplateGroup {
  title: ScenarioGroup;
  templates: Scenario[];
}

const FIRST = SCENARIO_GROUPS[0];

/**
 * The templates that match every word of a search, under their headings; empty ones left out. Where
 * titles match, what only its summary or heading says comes after them.
 */
export function findTemplates(scenarios: readonly Scenario[], search: string): TemplateGroup[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const says = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const isNamed = ({ title }: Scenario) => wanted.length > 0 && says(title);
  const matches = ({ id, title, summary, group = FIRST }: Scenario): boolean =>
    says(`${id} ${title} ${summary} ${group}`);
  const named = (list: Scenario[]) => [
    ...list.filter(isNamed),
    ...list.filter((one) => !isNamed(one)),
  ];
  return SCENARIO_GROUPS.map((title) => ({
    title,
    templates: named(scenarios.filter((one) => (one.group ?? FIRST) === title && matches(one))),
  }))
    .filter(({ templates }) => templates.length > 0)
    .sort((a, b) => Number(b.templates.some(isNamed)) - Number(a.templates.some(isNamed)));
}
