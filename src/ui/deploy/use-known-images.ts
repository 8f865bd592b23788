import { useEffect, useState } from 'react';
import { lastPart } from '../../model/ids';
import type { Commands } from '../../state/commands';
import { type ImageValues, imageValues } from '../inspector/image-values';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { isDefinition } from '../inspector/revision-input';
import { useCommands } from '../sandbox-context';

/** Images that are there already: a build must not take the tag of one of them. */
export interface KnownImages {
  /** How those behave that a PutImage has said it of. */
  declared: ReadonlyMap<string, ImageValues>;
  /** What each revision of the family runs: `web:2` → its containers' images. */
  byRevision: ReadonlyMap<string, readonly { name: string; image: string }[]>;
}

async function declaredImages(send: Commands['send']): Promise<KnownImages['declared']> {
  const { target, input } = operation('Sandbox.ListImages', {});
  const images = outputMember(await send(target, input), 'images');
  const list = Array.isArray(images) ? (images as { image: string }[]) : [];
  return new Map(list.map((one) => [one.image, imageValues(one)]));
}

/** Revisions that were taken out of use have their images still. */
async function revisionsOf(send: Commands['send'], familyPrefix: string): Promise<string[]> {
  const listed = await Promise.all(
    (['ACTIVE', 'INACTIVE'] as const).map((status) => {
      const asked = operation('ECS.ListTaskDefinitions', { familyPrefix, status, sort: 'DESC' });
      return send(asked.target, asked.input);
    }),
  );
  return listed.flatMap((result) => {
    const arns = outputMember(result, 'taskDefinitionArns');
    return Array.isArray(arns) ? arns.map((arn) => lastPart(String(arn))) : [];
  });
}

/** Asks for the images of a family's revisions and for those put by hand. */
export async function lookUpImages(send: Commands['send'], family: string): Promise<KnownImages> {
  const names = await revisionsOf(send, family);
  const byRevision = await Promise.all(
    names.map(async (taskDefinition) => {
      const asked = operation('ECS.DescribeTaskDefinition', { taskDefinition });
      const found = outputMember(await send(asked.target, asked.input), 'taskDefinition');
      const containers = isDefinition(found) ? found.containerDefinitions : [];
      return [taskDefinition, containers.map(({ name, image }) => ({ name, image }))] as const;
    }),
  );
  return { declared: await declaredImages(send), byRevision: new Map(byRevision) };
}

/** The images of a family's revisions and those put by hand; null until they are known. */
export function useKnownImages(family: string): KnownImages | null {
  const { send } = useCommands();
  const [known, setKnown] = useState<{ family: string; images: KnownImages } | null>(null);
  useEffect(() => {
    let current = true;
    void lookUpImages(send, family).then((images) => current && setKnown({ family, images }));
    return () => {
      current = false;
    };
  }, [send, family]);
  return known?.family === family ? known.images : null;
}
