import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import { ApplyBar } from './apply-bar';
import { FieldForm, problemIn } from './field-form';
import { ImageConfigure } from './image-configure';
import { LabelField } from './label-field';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { isDefinition, nextRevision } from './revision-input';
import { planServiceChange, serviceFields, serviceValues } from './service-fields';
import { ServiceHostPort, ServicePlacement } from './service-placement';
import { useAnswer } from './use-answer';
import { useEdits } from './use-edits';

/** Revisions of the service's family, newest first; the present one is among them. */
function useRevisions(service: ServiceView): string[] {
  const familyPrefix = service.taskDefinition.replace(/:\d+$/, '');
  const { result } = useAnswer(
    operation('ECS.ListTaskDefinitions', { familyPrefix, sort: 'DESC' }),
    service,
  );
  const arns = outputMember(result, 'taskDefinitionArns');
  const names = Array.isArray(arns) ? arns.map((arn) => lastPart(String(arn))) : [];
  return names.includes(service.taskDefinition) ? names : [service.taskDefinition, ...names];
}

/** What UpdateService can change, a new revision with another image, and how that image behaves. */
export function ServiceConfigure({ service }: { service: ServiceView }) {
  const revisions = useRevisions(service);
  const { taskDefinition } = service;
  const { result } = useAnswer(
    operation('ECS.DescribeTaskDefinition', { taskDefinition }),
    taskDefinition,
  );
  const described = outputMember(result, 'taskDefinition');
  const definition = isDefinition(described) ? described : null;
  const container = definition?.containerDefinitions[0];
  const edits = useEdits(serviceValues(service, container?.image ?? ''));
  const { image } = edits.changed;
  const revision =
    definition && container && image !== undefined
      ? nextRevision(definition, container.name, image)
      : null;
  const redeploy = operation('ECS.UpdateService', {
    cluster: lastPart(service.clusterArn),
    service: service.name,
    forceNewDeployment: true,
  });
  const fields = serviceFields(revisions).filter((one) => one.key !== 'image' || container);
  return (
    <>
      <div className={styles.part}>
        <div className={styles.form}>
          <LabelField id={service.id} />
        </div>
        <div className={styles.form}>
          <h3 className={styles.formTitle}>UpdateService</h3>
          <FieldForm fields={fields} edits={edits} />
        </div>
        <ApplyBar
          gesture={planServiceChange(service, edits.changed, revision)}
          isMissing={edits.isMissing}
          problem={problemIn(fields, edits)}
          onApplied={edits.clear}
          onDiscard={edits.clear}
        />
      </div>
      <ServiceHostPort service={service} definition={definition} />
      <ServicePlacement service={service} />
      {definition?.containerDefinitions.map((one) => (
        <ImageConfigure key={one.image} image={one.image} redeploy={redeploy} />
      ))}
    </>
  );
}
