import type { SurveyedGroup, SurveyedImage, SurveyedService } from './survey';

/** A container that requests of the group come to. */
interface BehindGroup {
  readonly service: SurveyedService;
  /** Its name, and its image's. */
  readonly name: string;
  readonly image: SurveyedImage;
}

/** The containers that services have registered with the group. */
export function behindGroup(group: SurveyedGroup): BehindGroup[] {
  return group.services.flatMap((service) => {
    const entry = service.input.loadBalancers?.find((one) => one.targetGroupArn === group.name);
    const { definition } = service;
    const container = definition?.input.containerDefinitions.find(
      (one) => one.name === entry?.containerName,
    );
    if (!definition || !container) return [];
    const name = `${container.name ?? ''} (${container.image ?? ''})`;
    return { service, name, image: definition.imageOf(container) };
  });
}
