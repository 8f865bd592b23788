import type { InputOf, Target } from '../../api/contract/operations';
import type { Fix } from '../../model/explanation';
import type {
  ContainerInput,
  DefinitionInput,
  Operation,
  SurveyedDefinition,
  SurveyedService,
} from './survey';

/** An operation, its input checked by the compiler. */
export const operation = <T extends Target>(target: T, input: InputOf<T>): Operation => ({
  target,
  input: input as Record<string, unknown>,
});

export const fixOf = (text: string, ...operations: Operation[]): Fix => ({ text, operations });

type ServiceChange = Omit<InputOf<'ECS.UpdateService'>, 'cluster' | 'service'>;

export const updateService = ({ reference }: SurveyedService, change: ServiceChange): Operation =>
  operation('ECS.UpdateService', { ...reference, ...change });

/** Somebody else drives its deployments: UpdateService may not change what it runs. */
export const isDrivenElsewhere = ({ view }: SurveyedService): boolean =>
  view.deploymentController !== 'ECS';

/**
 * A revision with the changes, and every service that runs the old one on it. Null where one of
 * them is not deployed by ECS.
 */
export function newRevision(
  { input, services }: SurveyedDefinition,
  change: Partial<DefinitionInput>,
  ofServices: ServiceChange = {},
): Operation[] | null {
  if (services.some(isDrivenElsewhere)) return null;
  return [
    operation('ECS.RegisterTaskDefinition', { ...input, ...change }),
    ...services.map((one) => updateService(one, { taskDefinition: input.family, ...ofServices })),
  ];
}

/** The definition's containers, some of them changed. */
export const withContainers = (
  { input }: SurveyedDefinition,
  change: (container: ContainerInput) => ContainerInput,
): ContainerInput[] => input.containerDefinitions.map(change);

/** A fix of those operations, or none where there are none. */
export const fixIf = (text: string, operations: Operation[] | null): Fix | null =>
  operations && { text, operations };

/** Tasks of the definition run on Fargate, as far as its services say. */
export const isOnFargate = ({ input }: SurveyedDefinition): boolean =>
  input.requiresCompatibilities?.includes('FARGATE') ?? false;

/** Its own, or the one that AWS's console makes; where nobody declared it, it permits all. */
export const executionRoleOf = ({ input }: SurveyedDefinition): string =>
  input.executionRoleArn ?? 'ecsTaskExecutionRole';
