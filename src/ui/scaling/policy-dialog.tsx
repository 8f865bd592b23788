import { useState } from 'react';
import type { ServiceView } from '../../model/view';
import {
  freePolicyName,
  planPolicy,
  type PolicyOptions,
  type TrackedMetric,
} from '../../state/gestures/scaling';
import { GestureForm } from '../add/gesture-form';
import { FieldForm, problemIn } from '../inspector/field-form';
import { useCalm } from '../inspector/use-calm';
import { type Edits, useEdits } from '../inspector/use-edits';
import { Dialog } from '../kit/dialog';
import { policyFields, type PolicyValues } from './policy-fields';

const START: PolicyValues = {
  kind: 'cpu',
  target: 60,
  requests: 1000,
  scaleOutCooldown: 300,
  scaleInCooldown: 300,
  disableScaleIn: false,
  direction: 'out',
  threshold: 70,
  first: 1,
  beyond: 15,
  change: 2,
  cooldown: 300,
  schedule: 'rate(30 minutes)',
  min: 1,
  max: 10,
  name: '',
};

const TRACKED = new Set(['cpu', 'memory', 'requests']);

/** What the form comes to. */
function optionsOf(values: PolicyValues): PolicyOptions {
  const { kind, target, requests, scaleOutCooldown, scaleInCooldown, disableScaleIn } = values;
  if (TRACKED.has(kind)) {
    const metric = kind as TrackedMetric;
    const wanted = metric === 'requests' ? requests : target;
    const cooldowns = { scaleOutCooldown, scaleInCooldown };
    return { kind: 'tracking', metric, target: wanted, ...cooldowns, disableScaleIn };
  }
  const { direction, threshold, first, beyond, change, cooldown, schedule, min, max } = values;
  if (kind === 'scheduled') return { kind, schedule, range: { min, max } };
  return {
    kind: 'step',
    direction: direction === 'in' ? 'in' : 'out',
    threshold,
    first,
    further: change > 0 ? { beyond, change } : null,
    cooldown,
  };
}

function planOf(
  entities: Parameters<typeof planPolicy>[0],
  service: ServiceView,
  edits: Edits<PolicyValues>,
) {
  const { values, isMissing } = edits;
  if (isMissing) return 'A value is missing above.';
  const isNew = service.scaling === null;
  const problem = problemIn(policyFields(isNew || values.kind === 'scheduled'), edits);
  if (problem !== null) return problem;
  if ((isNew || values.kind === 'scheduled') && values.min > values.max) {
    return 'MinCapacity is more than MaxCapacity.';
  }
  const options = optionsOf(values);
  const name = values.name.trim() || freePolicyName(service, options);
  const range = { min: values.min, max: values.max };
  if (options.kind === 'scheduled')
    return planPolicy(entities, service, { ...options, name, range });
  return planPolicy(entities, service, { ...options, name, range: isNew ? range : null });
}

/** Adds a policy, or lets the clock change the range; where nothing scales yet, the range too. */
export function PolicyDialog({ service, onClose }: { service: ServiceView; onClose: () => void }) {
  const entities = useCalm((state) => state.entities);
  const { scaling } = service;
  const edits = useEdits<PolicyValues>({
    ...START,
    min: scaling?.min ?? START.min,
    max: scaling?.max ?? Math.max(START.max, service.desired),
  });
  const [isNew] = useState(scaling === null);
  const needsRange = isNew || edits.values.kind === 'scheduled';
  return (
    <Dialog onClose={onClose} title={`Scale ${service.name} automatically`} size={460}>
      <GestureForm
        verb={isNew ? 'Scale' : 'Add'}
        plan={planOf(entities, service, edits)}
        onGiven={onClose}
        onCancel={onClose}
      >
        <FieldForm fields={policyFields(needsRange)} edits={edits} />
      </GestureForm>
    </Dialog>
  );
}
