import type { Field } from './field-form';
import { emptyProblem } from './text-problems';

/** What a target group's attributes say of routing beyond the algorithm, under the form's names. */
export type RoutingValues = {
  slowStart: number;
  stickiness: boolean;
  stickinessType: string;
  lbCookieSeconds: number;
  appCookieName: string;
  appCookieSeconds: number;
  crossZone: string;
  anomalyMitigation: string;
};

/** Under AWS's names. */
export const ROUTING_KEYS: Readonly<Record<keyof RoutingValues, string>> = {
  slowStart: 'slow_start.duration_seconds',
  stickiness: 'stickiness.enabled',
  stickinessType: 'stickiness.type',
  lbCookieSeconds: 'stickiness.lb_cookie.duration_seconds',
  appCookieName: 'stickiness.app_cookie.cookie_name',
  appCookieSeconds: 'stickiness.app_cookie.duration_seconds',
  crossZone: 'load_balancing.cross_zone.enabled',
  anomalyMitigation: 'load_balancing.algorithm.anomaly_mitigation',
};

const DAY = 86_400;

/** As `DescribeTargetGroupAttributes` says it. */
export function routingValues(attributes: Readonly<Record<string, string>>): RoutingValues {
  const said = (key: keyof RoutingValues) => attributes[ROUTING_KEYS[key]];
  return {
    slowStart: Number(said('slowStart') ?? 0),
    stickiness: said('stickiness') === 'true',
    stickinessType: said('stickinessType') ?? 'lb_cookie',
    lbCookieSeconds: Number(said('lbCookieSeconds') ?? DAY),
    appCookieName: said('appCookieName') ?? '',
    appCookieSeconds: Number(said('appCookieSeconds') ?? DAY),
    crossZone: said('crossZone') ?? 'use_load_balancer_configuration',
    anomalyMitigation: said('anomalyMitigation') ?? 'off',
  };
}

const is =
  (type: string) =>
  ({ stickiness, stickinessType }: RoutingValues): boolean =>
    stickiness && stickinessType === type;

const cookieSeconds = (
  key: 'lbCookieSeconds' | 'appCookieSeconds',
  hint: string,
  type: string,
): Field<RoutingValues> => ({
  key,
  kind: 'number',
  min: 1,
  max: 604_800,
  suffix: ' s',
  text: { name: ROUTING_KEYS[key], hint, range: '1–604,800 s', byDefault: '86,400 s' },
  when: is(type),
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
export const ROUTING_FIELDS: readonly Field<RoutingValues>[] = [
  {
    key: 'slowStart',
    kind: 'number',
    min: 0,
    max: 900,
    suffix: ' s',
    problem: ({ slowStart }) =>
      slowStart > 0 && slowStart < 30 ? 'Allowed: 0 s (off), 30–900 s' : null,
    text: {
      name: ROUTING_KEYS.slowStart,
      hint: 'A target that becomes healthy beside warm ones gets its share little by little. Only with round_robin; without effect while no other target is healthy.',
      range: '0 s (off), 30–900 s',
      byDefault: '0 s',
    },
  },
  {
    key: 'anomalyMitigation',
    kind: 'choice',
    choices: ['off', 'on'],
    text: {
      name: ROUTING_KEYS.anomalyMitigation,
      hint: 'Targets that answer with more errors than the others get fewer requests. Only with weighted_random.',
      byDefault: 'off',
    },
  },
  {
    key: 'crossZone',
    kind: 'choice',
    choices: ['use_load_balancer_configuration', 'true', 'false'],
    text: {
      name: ROUTING_KEYS.crossZone,
      hint: 'false: the load balancer’s node in a zone sends to targets of that zone only, and answers 503 where it has none. Not with stickiness.',
      byDefault: 'use_load_balancer_configuration (on)',
    },
  },
  {
    key: 'stickiness',
    kind: 'switch',
    text: {
      name: ROUTING_KEYS.stickiness,
      hint: 'A client’s cookie leads it to the same target again.',
      byDefault: 'off',
    },
  },
  {
    key: 'stickinessType',
    kind: 'choice',
    choices: ['lb_cookie', 'app_cookie'],
    text: {
      name: ROUTING_KEYS.stickinessType,
      hint: 'Whose cookie decides.',
      byDefault: 'lb_cookie',
    },
    when: ({ stickiness }) => stickiness,
  },
  cookieSeconds('lbCookieSeconds', 'How long AWSALB holds, from each answer on.', 'lb_cookie'),
  {
    key: 'appCookieName',
    kind: 'text',
    problem: ({ appCookieName }) => emptyProblem(appCookieName),
    text: { name: ROUTING_KEYS.appCookieName, hint: 'The cookie that the app itself sets.' },
    when: is('app_cookie'),
  },
  cookieSeconds('appCookieSeconds', 'How long it holds.', 'app_cookie'),
];
