import { type Scenario, SCENARIO_GROUPS, type ScenarioGroup } from '../../content/define';

export interface TemplateGroup {
  title: ScenarioGroup;
  templates: Scenario[];
}

const FIRST = SCENARIO_GROUPS[0];

/** The templates that match every word of a search, under their headings; empty ones left out. */
export function findTemplates(scenarios: readonly Scenario[], search: string): TemplateGroup[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ id, title, summary, group = FIRST }: Scenario): boolean => {
    const said = `${id} ${title} ${summary} ${group}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  };
  return SCENARIO_GROUPS.map((title) => ({
    title,
    templates: scenarios.filter((one) => (one.group ?? FIRST) === title && matches(one)),
  })).filter(({ templates }) => templates.length > 0);
}
