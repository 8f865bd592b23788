/**
 * Metrics that AWS reports under these names and that have no figures here. A name that AWS has not
 * either is taken, as AWS takes it: its alarm has no data.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export const METRICS_WITHOUT_FIGURES: readonly string[] = [
  'ActiveConnectionCount',
  'ClientTLSNegotiationErrorCount',
  'ConsumedLCUs',
  'DesyncMitigationMode_NonCompliant_Request_Count',
  'DroppedInvalidHeaderRequestCount',
  'ForwardedInvalidHeaderRequestCount',
  'GrpcRequestCount',
  'HTTP_Fixed_Response_Count',
  'HTTP_Redirect_Url_Limit_Exceeded_Count',
  'HealthyStateDNS',
  'HealthyStateRouting',
  'IPv6ProcessedBytes',
  'IPv6RequestCount',
  'LowReputationPacketsDropped',
  'LowReputationRequestsDenied',
  'NewConnectionCount',
  'NonStickyRequestCount',
  'PeakLCUs',
  'ProcessedBytes',
  'RejectedConnectionCount',
  'RuleEvaluations',
  'TargetConnectionErrorCount',
  'TargetTLSNegotiationErrorCount',
  'UnhealthyRoutingRequestCount',
  'UnhealthyStateDNS',
  'UnhealthyStateRouting',
  'ZonalShiftedHostCount',
  'EBSFilesystemUtilization',
  'GPUReservation',
];
