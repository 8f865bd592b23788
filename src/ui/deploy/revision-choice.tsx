import { useState } from 'react';
import type { DeploymentOptions } from '../../state/gestures/deployment';
import styles from '../add/add-card.module.css';
import { FieldForm } from '../inspector/field-form';
import { IMAGE_GROUPS } from '../inspector/image-fields';
import { imageValues } from '../inspector/image-values';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import panel from '../inspector/panel.module.css';
import { nextRevision } from '../inspector/revision-input';
import { useAnswer } from '../inspector/use-answer';
import { useEdits } from '../inspector/use-edits';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import { behaviourChange, type Build, BUILDS, changesOf, nextImage } from './builds';
import type { DeployFacts } from './deploy-facts';

const WHAT = [
  { value: 'image', label: 'a new image, as a new revision' },
  { value: 'revision', label: 'a revision that is there' },
  { value: 'same', label: 'the same once more: a forced deployment' },
] as const;
type What = (typeof WHAT)[number]['value'];

/** Which revision is deployed, and how the image of a new one behaves. */
export function useRevisionChoice(facts: DeployFacts, current: string) {
  const containers = facts.definition.containerDefinitions;
  const [what, setWhat] = useState<What>('image');
  const [container, setContainer] = useState(containers[0]!.name);
  const running = containers.find(({ name }) => name === container)?.image ?? '';
  const [typed, setImage] = useState<string | null>(null);
  const image = typed ?? nextImage(running);
  const other = facts.revisions.find((name) => name !== current);
  const [taskDefinition, setTaskDefinition] = useState(other ?? current);
  const [build, setBuild] = useState<Build>('same');
  const behaviour = useBehaviour(running, image);
  const pickBuild = (next: Build) => {
    setBuild(next);
    behaviour.edits.clear();
    for (const [key, value] of Object.entries(changesOf(next, behaviour.running))) {
      behaviour.edits.set(key as keyof typeof behaviour.running, value);
    }
  };
  const isNew = what === 'image';
  const revision: DeploymentOptions['revision'] = isNew
    ? { register: nextRevision(facts.definition, container, image) }
    : what === 'same'
      ? 'same'
      : { taskDefinition };
  const problem =
    (isNew && image === '' && 'A container needs an image.') ||
    (isNew && behaviour.edits.isMissing && 'The build’s behaviour lacks a value.') ||
    null;
  return {
    what,
    setWhat,
    container,
    setContainer,
    containers,
    image,
    setImage,
    taskDefinition,
    setTaskDefinition,
    build,
    pickBuild,
    edits: behaviour.edits,
    revisions: facts.revisions,
    options: { revision, behaviour: isNew ? behaviour.operation : null },
    problem,
  };
}

/** How an image behaves: as it was declared, or else like the one that runs. */
function useBehaviour(running: string, image: string) {
  const { result } = useAnswer(operation('Sandbox.ListImages', {}), null);
  const images = outputMember(result, 'images');
  const declaredAs = (name: string) =>
    Array.isArray(images) ? images.find((one) => one.image === name) : undefined;
  const declared = declaredAs(image);
  const own = imageValues(declared ?? declaredAs(running));
  const edits = useEdits(own);
  return {
    running: own,
    edits,
    operation: behaviourChange(image, edits.values, declared ? imageValues(declared) : null),
  };
}

type Choice = ReturnType<typeof useRevisionChoice>;

export function RevisionFields({ choice }: { choice: Choice }) {
  const { what, setWhat } = choice;
  return (
    <>
      <ChoiceSetting
        text={{ name: 'What is deployed', hint: '' }}
        value={what}
        onChange={(next) => setWhat(WHAT.find(({ value }) => value === next)?.value ?? 'image')}
        choices={WHAT}
      />
      {what === 'image' && <ImageFields choice={choice} />}
      {what === 'revision' && (
        <ChoiceSetting
          text={{ name: 'taskDefinition', hint: 'Newest first.' }}
          value={choice.taskDefinition}
          onChange={choice.setTaskDefinition}
          choices={choice.revisions}
        />
      )}
    </>
  );
}

function ImageFields({ choice }: { choice: Choice }) {
  const { image, setImage, container, setContainer, containers, build, pickBuild } = choice;
  const own = BUILDS.find(({ value }) => value === build)?.value ?? 'same';
  return (
    <>
      {containers.length > 1 && (
        <ChoiceSetting
          text={{ name: 'Container', hint: 'The one that gets another image.' }}
          value={container}
          onChange={setContainer}
          choices={containers.map(({ name }) => name)}
        />
      )}
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'image', hint: 'Registered as a new revision of the task definition.' }}
          value={image}
          onChange={setImage}
        />
        <ChoiceSetting
          text={{ name: 'This build', hint: 'The sandbox’s own: how its containers behave.' }}
          value={own}
          onChange={(next) =>
            pickBuild(BUILDS.find(({ value }) => value === next)?.value ?? 'same')
          }
          choices={BUILDS}
        />
      </div>
      <details className={panel.group}>
        <summary>How this build behaves, in full</summary>
        {IMAGE_GROUPS.map(({ title, fields }) => (
          <details key={title} className={panel.group}>
            <summary>{title}</summary>
            <FieldForm fields={fields} edits={choice.edits} />
          </details>
        ))}
      </details>
    </>
  );
}
