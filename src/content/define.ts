import type { Fix } from '../model/explanation';
import type {
  Survey,
  SurveyedBalancer,
  SurveyedCluster,
  SurveyedDefinition,
  SurveyedGroup,
  SurveyedService,
} from './advisor/survey';

/** Headings under which scenarios are offered, in this order. */
export const SCENARIO_GROUPS = [
  'First steps',
  'Rolling updates',
  'Blue/green and canary',
  'CodeDeploy and task sets',
  'Routing and health',
  'Instances and capacity',
  'Containers',
  'Roles and images',
  'Networks',
  'Storage',
  'Auto scaling',
  'Calls between services',
  'Lost afternoons',
] as const;

export type ScenarioGroup = (typeof SCENARIO_GROUPS)[number];

/**
 * A sandbox to begin with, written in the command language: where a lesson starts, a template of
 * the empty canvas, a test. Opening one runs the script from time 0, its waits in no time at all.
 * One about a deployment ends with the command that begins it: whoever opens it watches it all.
 */
export interface Scenario {
  /** Kebab-case; the file is called by it. */
  readonly id: string;
  readonly title: string;
  /** Two or three short sentences: what there is, what is to be watched, what to try. */
  readonly summary: string;
  /** The heading it stands under: the first one unless said otherwise. */
  readonly group?: ScenarioGroup;
  readonly seed: number;
  /** Lines of `aws …`, as `sim script` reads them; `#   aws …` are commands to try next. */
  readonly script: string;
}

/** Gives a scenario its type where it is written. */
export const defineScenario = (scenario: Scenario): Scenario => scenario;

/** What lint rules look at, one after the other. */
export interface LintSubjects {
  cluster: SurveyedCluster;
  service: SurveyedService;
  /** A revision that some service runs. */
  taskDefinition: SurveyedDefinition;
  targetGroup: SurveyedGroup;
  loadBalancer: SurveyedBalancer;
}

export type LintSubject = keyof LintSubjects;
/** `error`: it cannot work as it is; `warning`: it will hurt; `advice`: better is possible. */
export type LintSeverity = 'error' | 'warning' | 'advice';

/** A sandbox that a rule finds guilty, or has nothing to say of. */
export interface LintExample {
  /** Lines of `aws …`, from time 0. */
  readonly script: string;
  /** Simulated seconds after the script's last line until the survey is taken. */
  readonly seconds: number;
}

/** What is said of every finding of a rule. */
export interface LintAbout {
  /** Kebab-case; the file is called by it. */
  readonly id: string;
  readonly severity: LintSeverity;
  /** A few words: what is the matter. */
  readonly title: string;
  /** One or two sentences: what it leads to. */
  readonly why: string;
  /** AWS's page about it. */
  readonly docs: string;
  /** Id of the lesson or clinic case that teaches it, where one does. */
  readonly lesson?: string;
  /** What to do where no operation can: one to three sentences. */
  readonly byHand?: string;
}

/**
 * A best practice, or something that the simulation knows: a pure function of a survey. `Facts` is
 * what it found out, of which the message and the fix are made.
 */
export interface LintRuleParts<Subject extends LintSubject, Facts> extends LintAbout {
  readonly subject: Subject;
  /** Null where there is nothing to say. */
  readonly when: (subject: LintSubjects[Subject], survey: Survey) => Facts | null;
  /** One sentence with the figures that are the evidence. */
  readonly message: (facts: Facts, subject: LintSubjects[Subject]) => string;
  /** Operations that silence it, and no other begins to speak; null where none are to be had. */
  readonly fix?: (facts: Facts, subject: LintSubjects[Subject], survey: Survey) => Fix | null;
  readonly guilty: LintExample;
  readonly clean: LintExample;
}

/** A rule as the evaluator takes it, whatever its subject and facts. */
export interface LintRule extends LintAbout {
  readonly subject: LintSubject;
  readonly guilty: LintExample;
  readonly clean: LintExample;
  /** What it has to say of each subject of the survey. */
  readonly look: (survey: Survey) => LintFound[];
}

export interface LintFound {
  /** ARN of the subject; of a revision, of the first service that runs it. */
  readonly subjectId: string;
  /** `service demo/web` */
  readonly resource: string;
  readonly message: string;
  readonly fix: Fix | null;
}

const SUBJECT_WORDS: Readonly<Record<LintSubject, string>> = {
  cluster: 'cluster',
  service: 'service',
  taskDefinition: 'task definition',
  targetGroup: 'target group',
  loadBalancer: 'load balancer',
};

const subjectsIn = (survey: Survey): { [S in LintSubject]: readonly LintSubjects[S][] } => ({
  cluster: survey.clusters,
  service: survey.services,
  taskDefinition: survey.definitions,
  targetGroup: survey.groups,
  loadBalancer: survey.balancers,
});

/** Makes a rule of its parts; the compiler holds its facts together. */
export function defineLintRule<Subject extends LintSubject, Facts>(
  parts: LintRuleParts<Subject, Facts>,
): LintRule {
  const { when, message, fix, ...about } = parts;
  const look = (survey: Survey): LintFound[] =>
    subjectsIn(survey)[parts.subject].flatMap((subject) => {
      const facts = when(subject, survey);
      if (facts === null) return [];
      return {
        subjectId: subject.id,
        resource: `${SUBJECT_WORDS[parts.subject]} ${subject.name}`,
        message: message(facts, subject),
        fix: fix?.(facts, subject, survey) ?? null,
      };
    });
  return { ...about, look };
}
