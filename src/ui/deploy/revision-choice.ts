import { useState } from 'react';
import type { ServiceView } from '../../model/view';
import type { DeploymentOptions } from '../../state/gestures/deployment';
import { IMAGE_DEFAULTS, type ImageValues } from '../inspector/image-values';
import { nextRevision } from '../inspector/revision-input';
import { useEdits } from '../inspector/use-edits';
import {
  behaviourChange,
  behaviourOf,
  type Build,
  buildWords,
  nextImage,
  valuesOf,
} from './builds';
import type { DeployFacts } from './deploy-facts';
import { useRegistered } from './use-registered';

export const WHAT = [
  { value: 'image', label: 'a new image, as a new revision' },
  { value: 'revision', label: 'a revision that is there' },
  { value: 'same', label: 'the same once more: a forced deployment' },
] as const;
type What = (typeof WHAT)[number]['value'];

/** The image of the next revision, and how it is to behave. */
function useImage({ definition, images, isLesson }: DeployFacts) {
  const containers = definition.containerDefinitions;
  const [container, setContainer] = useState(containers[0]!.name);
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<Build | null>(null);
  const runningImage = containers.find(({ name }) => name === container)?.image ?? '';
  const running = behaviourOf(runningImage, images) ?? { ...IMAGE_DEFAULTS };
  const image = typed ?? nextImage(runningImage, images);
  const there = behaviourOf(image, images);
  const edits = useEdits<ImageValues>(there ?? running);
  const pickBuild = (next: Build) => {
    setPicked(next);
    edits.clear();
    for (const [key, value] of Object.entries(valuesOf(next, running) ?? {})) {
      edits.set(key as keyof ImageValues, value);
    }
  };
  const pickContainer = (next: string) => {
    setContainer(next);
    setPicked(null);
    edits.clear();
  };
  const usual = there ? 'as-is' : 'same';
  return {
    container,
    setContainer: pickContainer,
    containers,
    image,
    setImage: setTyped,
    isThere: there !== undefined,
    /** What an image that is there already does; null of one that is new, or where it is hidden. */
    thereWords: there && !isLesson ? buildWords(there, running) : null,
    /** Nothing is said of how images behave: a new one behaves as any that nothing was said of. */
    isHidden: isLesson,
    build: picked === null || picked === 'as-is' ? usual : picked,
    pickBuild,
    edits,
    register: () => nextRevision(definition, container, image),
    behaviour: isLesson ? null : behaviourChange(image, edits.values, images.declared.get(image)),
    problem: image === '' ? 'A container needs an image.' : null,
    isMissing: edits.isMissing,
  };
}

/** Revisions to go to, each with its images and what they do. */
const revisionChoices = ({ revisions, images, definition, isLesson }: DeployFacts) => {
  const behaviour = (image = '') => behaviourOf(image, images) ?? { ...IMAGE_DEFAULTS };
  return revisions.map((value) => {
    const words = (images.byRevision.get(value) ?? []).map(({ name, image }) => {
      if (isLesson) return `image ${image}`;
      const now = definition.containerDefinitions.find((one) => one.name === name)?.image;
      return `${image} ${buildWords(behaviour(image), behaviour(now))}`;
    });
    return { value, label: [value, ...words].join(' · ') };
  });
};

/** Which revision is deployed, and how the image of a new one behaves. */
export function useRevisionChoice(service: ServiceView, facts: DeployFacts) {
  const current = service.taskDefinition;
  const [what, setWhat] = useState<What>('image');
  const image = useImage(facts);
  const other = facts.revisions.find((name) => name !== current);
  const [taskDefinition, setTaskDefinition] = useState(other ?? current);
  const registered = useRegistered();
  const isNew = what === 'image';
  const revision: DeploymentOptions['revision'] = isNew
    ? { register: image.register() }
    : what === 'same'
      ? 'same'
      : { taskDefinition };
  const missing = image.isMissing ? 'The build’s behaviour lacks a value.' : null;
  return {
    what,
    setWhat,
    image,
    taskDefinition,
    setTaskDefinition,
    revisions: revisionChoices(facts),
    /** For UpdateService, which knows a forced deployment. */
    revision: registered.instead(revision),
    /** The same by name, for what knows none. */
    named: registered.instead(revision === 'same' ? { taskDefinition: current } : revision),
    behaviour: isNew ? image.behaviour : null,
    problem: isNew ? (image.problem ?? missing) : null,
    noteRefusal: registered.note,
  };
}

export type RevisionChoice = ReturnType<typeof useRevisionChoice>;
