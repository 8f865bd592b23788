/** Written by tests/unit/api/published-models.test.ts from AWS’s published models. */
export const PUBLISHED_INPUTS: Readonly<Record<string, string>> = {
  'ECS.CreateDaemon':
    'daemonName! daemonTaskDefinitionArn! capacityProviderArns!:[s] clusterArn deploymentConfiguration:{drainPercent:n alarms:{alarmNames:[s] enable:b} bakeTimeInMinutes:n} tags:[{key value}] propagateTags enableECSManagedTags:b enableExecuteCommand:b clientToken critical:b',
  'ECS.CreateExpressGatewayService':
    'infrastructureRoleArn! executionRoleArn serviceName cluster healthCheckPath primaryContainer:{image! containerPort:n awsLogsConfiguration:{logGroup! logStreamPrefix!} repositoryCredentials:{credentialsParameter} command:[s] environment:[{name value}] secrets:[{name! valueFrom!}]} taskRoleArn networkConfiguration:{securityGroups:[s] subnets:[s]} cpu memory cpuArchitecture scalingTarget:{minTaskCount:n maxTaskCount:n autoScalingMetric autoScalingTargetValue:n} tags:[{key value}] taskDefinitionArn',
  'ECS.DeleteDaemon': 'daemonArn!',
  'ECS.DeleteDaemonTaskDefinition': 'daemonTaskDefinition!',
  'ECS.DeleteExpressGatewayService': 'serviceArn!',
  'ECS.DescribeDaemon': 'daemonArn!',
  'ECS.DescribeDaemonDeployments': 'daemonDeploymentArns!:[s]',
  'ECS.DescribeDaemonRevisions': 'daemonRevisionArns!:[s]',
  'ECS.DescribeDaemonTaskDefinition': 'daemonTaskDefinition!',
  'ECS.DescribeExpressGatewayService': 'serviceArn! include:[s]',
  'ECS.DiscoverPollEndpoint': 'containerInstance cluster',
  'ECS.ListDaemonDeployments':
    'daemonArn! status:[s] createdAt:{before:t after:t} maxResults:n nextToken',
  'ECS.ListDaemonTaskDefinitions':
    'familyPrefix family revision status sort nextToken maxResults:n',
  'ECS.ListDaemons': 'clusterArn capacityProviderArns:[s] maxResults:n nextToken',
  'ECS.RegisterContainerInstance':
    'cluster instanceIdentityDocument instanceIdentityDocumentSignature totalResources:[{name type doubleValue:n longValue:n integerValue:n stringSetValue:[s]}] versionInfo:{agentVersion agentHash dockerVersion} containerInstanceArn attributes:[{name! value targetType targetId}] platformDevices:[{id! type!}] tags:[{key value}]',
  'ECS.RegisterDaemonTaskDefinition':
    'family! containerDefinitions!:[{image! name memory:n memoryReservation:n repositoryCredentials:{credentialsParameter!} healthCheck:{command!:[s] interval:n timeout:n retries:n startPeriod:n} cpu:n essential:b entryPoint:[s] command:[s] workingDirectory environmentFiles:[{value! type!}] environment:[{name value}] secrets:[{name! valueFrom!}] readonlyRootFilesystem:b mountPoints:[{sourceVolume containerPath readOnly:b}] logConfiguration:{logDriver! options:<s> secretOptions:[{name! valueFrom!}]} firelensConfiguration:{type! options:<s>} privileged:b user ulimits:[{name! softLimit!:n hardLimit!:n}] linuxParameters:{capabilities:{add:[s] drop:[s]} devices:[{hostPath! containerPath permissions:[s]}] initProcessEnabled:b tmpfs:[{containerPath! size!:n mountOptions:[s]}]} dependsOn:[{containerName! condition!}] startTimeout:n stopTimeout:n systemControls:[{namespace value}] interactive:b pseudoTerminal:b restartPolicy:{enabled!:b ignoredExitCodes:[n] restartAttemptPeriod:n}}] taskRoleArn executionRoleArn cpu memory volumes:[{name host:{sourcePath} logDriverVolumeConfiguration:{driver!}}] tags:[{key value}] pidMode ipcMode',
  'ECS.SubmitAttachmentStateChanges': 'attachments!:[{attachmentArn! status!}] cluster',
  'ECS.SubmitContainerStateChange':
    'cluster task containerName runtimeId status exitCode:n reason networkBindings:[{bindIP containerPort:n hostPort:n protocol containerPortRange hostPortRange}]',
  'ECS.SubmitTaskStateChange':
    'cluster task status reason containers:[{containerName imageDigest runtimeId exitCode:n networkBindings:[{bindIP containerPort:n hostPort:n protocol containerPortRange hostPortRange}] reason status}] attachments:[{attachmentArn! status!}] managedAgents:[{containerName! managedAgentName! status! reason}] pullStartedAt:t pullStoppedAt:t executionStoppedAt:t',
  'ECS.UpdateContainerAgent': 'containerInstance! cluster',
  'ECS.UpdateDaemon':
    'daemonArn! daemonTaskDefinitionArn! capacityProviderArns!:[s] deploymentConfiguration:{drainPercent:n alarms:{alarmNames:[s] enable:b} bakeTimeInMinutes:n} propagateTags enableECSManagedTags:b enableExecuteCommand:b critical:b',
  'ECS.UpdateExpressGatewayService':
    'serviceArn! executionRoleArn healthCheckPath primaryContainer:{image! containerPort:n awsLogsConfiguration:{logGroup! logStreamPrefix!} repositoryCredentials:{credentialsParameter} command:[s] environment:[{name value}] secrets:[{name! valueFrom!}]} taskRoleArn networkConfiguration:{securityGroups:[s] subnets:[s]} cpu memory cpuArchitecture scalingTarget:{minTaskCount:n maxTaskCount:n autoScalingMetric autoScalingTargetValue:n} taskDefinitionArn',
  'ELBv2.AddListenerCertificates': 'ListenerArn! Certificates!:[{CertificateArn IsDefault:b}]',
  'ELBv2.AddTrustStoreRevocations':
    'TrustStoreArn! RevocationContents:[{S3Bucket S3Key S3ObjectVersion RevocationType}]',
  'ELBv2.CreateTrustStore':
    'Name! CaCertificatesBundleS3Bucket! CaCertificatesBundleS3Key! CaCertificatesBundleS3ObjectVersion Tags:[{Key! Value}]',
  'ELBv2.DeleteSharedTrustStoreAssociation': 'TrustStoreArn! ResourceArn!',
  'ELBv2.DeleteTrustStore': 'TrustStoreArn!',
  'ELBv2.DescribeAccountLimits': 'Marker PageSize:n',
  'ELBv2.DescribeCapacityReservation': 'LoadBalancerArn!',
  'ELBv2.DescribeListenerAttributes': 'ListenerArn!',
  'ELBv2.DescribeListenerCertificates': 'ListenerArn! Marker PageSize:n',
  'ELBv2.DescribeSSLPolicies': 'Names:[s] Marker PageSize:n LoadBalancerType',
  'ELBv2.DescribeTrustStoreAssociations': 'TrustStoreArn! Marker PageSize:n',
  'ELBv2.DescribeTrustStoreRevocations': 'TrustStoreArn! RevocationIds:[n] Marker PageSize:n',
  'ELBv2.DescribeTrustStores': 'TrustStoreArns:[s] Names:[s] Marker PageSize:n',
  'ELBv2.GetResourcePolicy': 'ResourceArn!',
  'ELBv2.GetTrustStoreCaCertificatesBundle': 'TrustStoreArn!',
  'ELBv2.GetTrustStoreRevocationContent': 'TrustStoreArn! RevocationId!:n',
  'ELBv2.ModifyCapacityReservation':
    'LoadBalancerArn! MinimumLoadBalancerCapacity:{CapacityUnits:n} ResetCapacityReservation:b',
  'ELBv2.ModifyIpPools': 'LoadBalancerArn! IpamPools:{Ipv4IpamPoolId} RemoveIpamPools:[s]',
  'ELBv2.ModifyListenerAttributes': 'ListenerArn! Attributes!:[{Key Value}]',
  'ELBv2.ModifyTrustStore':
    'TrustStoreArn! CaCertificatesBundleS3Bucket! CaCertificatesBundleS3Key! CaCertificatesBundleS3ObjectVersion',
  'ELBv2.RemoveListenerCertificates': 'ListenerArn! Certificates!:[{CertificateArn IsDefault:b}]',
  'ELBv2.RemoveTrustStoreRevocations': 'TrustStoreArn! RevocationIds!:[n]',
  'ELBv2.SetIpAddressType': 'LoadBalancerArn! IpAddressType!',
  'CloudWatch.DeleteAlarmMuteRule': 'AlarmMuteRuleName!',
  'CloudWatch.DeleteAnomalyDetector':
    'AnomalyDetectorId Namespace MetricName Dimensions:[{Name! Value!}] Stat SingleMetricAnomalyDetector:{AccountId Namespace MetricName Dimensions:[{Name! Value!}] Stat} MetricMathAnomalyDetector:{MetricDataQueries:[{Id! MetricStat:{Metric!:{Namespace MetricName Dimensions:[{Name! Value!}]} Period!:n Stat! Unit} Expression Label ReturnData:b Period:n AccountId}]}',
  'CloudWatch.DeleteDashboards': 'DashboardNames!:[s]',
  'CloudWatch.DeleteInsightRules': 'RuleNames!:[s]',
  'CloudWatch.DeleteMetricStream': 'Name!',
  'CloudWatch.DescribeAlarmContributors': 'AlarmName! NextToken',
  'CloudWatch.DescribeAlarmsForMetric':
    'MetricName! Namespace! Statistic ExtendedStatistic Dimensions:[{Name! Value!}] Period:n Unit',
  'CloudWatch.DescribeAnomalyDetectors':
    'AnomalyDetectorIds:[s] NextToken MaxResults:n Namespace MetricName Dimensions:[{Name! Value!}] AnomalyDetectorTypes:[s]',
  'CloudWatch.DescribeInsightRules': 'NextToken MaxResults:n',
  'CloudWatch.DisableInsightRules': 'RuleNames!:[s]',
  'CloudWatch.EnableInsightRules': 'RuleNames!:[s]',
  'CloudWatch.GetAlarmMuteRule': 'AlarmMuteRuleName!',
  'CloudWatch.GetDashboard': 'DashboardName!',
  'CloudWatch.GetInsightRuleReport':
    'RuleName! StartTime!:t EndTime!:t Period!:n MaxContributorCount:n Metrics:[s] OrderBy',
  'CloudWatch.GetMetricStream': 'Name!',
  'CloudWatch.GetMetricWidgetImage': 'MetricWidget! OutputFormat',
  'CloudWatch.GetOTelEnrichment': '',
  'CloudWatch.ListAlarmMuteRules': 'AlarmName Statuses:[s] MaxRecords:n NextToken',
  'CloudWatch.ListDashboards': 'DashboardNamePrefix NextToken',
  'CloudWatch.ListManagedInsightRules': 'ResourceARN! NextToken MaxResults:n',
  'CloudWatch.ListMetricStreams': 'NextToken MaxResults:n',
  'CloudWatch.ListTagsForResource': 'ResourceARN!',
  'CloudWatch.PutAlarmMuteRule':
    'Name! Rule!:{Schedule!:{Expression! Duration! Timezone}} Description MuteTargets:{AlarmNames!:[s]} Tags:[{Key! Value!}] StartDate:t ExpireDate:t',
  'CloudWatch.PutAnomalyDetector':
    'Namespace MetricName Dimensions:[{Name! Value!}] Stat Configuration:{ExcludedTimeRanges:[{StartTime!:t EndTime!:t}] MetricTimezone AdaptationSpeed OutlierFilteringStrength} MetricCharacteristics:{PeriodicSpikes:b} SingleMetricAnomalyDetector:{AccountId Namespace MetricName Dimensions:[{Name! Value!}] Stat} MetricMathAnomalyDetector:{MetricDataQueries:[{Id! MetricStat:{Metric!:{Namespace MetricName Dimensions:[{Name! Value!}]} Period!:n Stat! Unit} Expression Label ReturnData:b Period:n AccountId}]}',
  'CloudWatch.PutCompositeAlarm':
    'AlarmName! AlarmRule! ActionsEnabled:b AlarmActions:[s] AlarmDescription InsufficientDataActions:[s] OKActions:[s] Tags:[{Key! Value!}] ActionsSuppressor ActionsSuppressorWaitPeriod:n ActionsSuppressorExtensionPeriod:n ActionConfiguration:{AlarmTagsPropagation:{Enabled!:b IncludedTagKeys:[s] ExcludedTagKeys:[s]}}',
  'CloudWatch.PutDashboard': 'DashboardName! DashboardBody! Tags:[{Key! Value!}]',
  'CloudWatch.PutInsightRule':
    'RuleName! RuleDefinition! RuleState Tags:[{Key! Value!}] ApplyOnTransformedLogs:b',
  'CloudWatch.PutManagedInsightRules':
    'ManagedRules!:[{TemplateName! ResourceARN! Tags:[{Key! Value!}]}]',
  'CloudWatch.PutMetricData':
    'Namespace! MetricData:[{MetricName! Dimensions:[{Name! Value!}] Timestamp:t Value:n StatisticValues:{SampleCount!:n Sum!:n Minimum!:n Maximum!:n} Values:[n] Counts:[n] Unit StorageResolution:n}] EntityMetricData:[{Entity:{KeyAttributes:<s> Attributes:<s>} MetricData:[{MetricName! Dimensions:[{Name! Value!}] Timestamp:t Value:n StatisticValues:{SampleCount!:n Sum!:n Minimum!:n Maximum!:n} Values:[n] Counts:[n] Unit StorageResolution:n}]}] StrictEntityValidation:b',
  'CloudWatch.PutMetricStream':
    'Name! FirehoseArn! RoleArn! OutputFormat! IncludeFilters:[{Namespace MetricNames:[s]}] ExcludeFilters:[{Namespace MetricNames:[s]}] Tags:[{Key! Value!}] StatisticsConfigurations:[{IncludeMetrics!:[{Namespace! MetricName!}] AdditionalStatistics!:[s]}] IncludeLinkedAccountsMetrics:b',
  'CloudWatch.StartMetricStreams': 'Names!:[s]',
  'CloudWatch.StartOTelEnrichment':
    'IncludeFilters:[{Namespace! MetricNames:[s]}] ExcludeFilters:[{Namespace! MetricNames:[s]}]',
  'CloudWatch.StopMetricStreams': 'Names!:[s]',
  'CloudWatch.StopOTelEnrichment': '',
  'CloudWatch.TagResource': 'ResourceARN! Tags!:[{Key! Value!}]',
  'CloudWatch.UntagResource': 'ResourceARN! TagKeys!:[s]',
  'CodeDeploy.AddTagsToOnPremisesInstances': 'tags!:[{Key Value}] instanceNames!:[s]',
  'CodeDeploy.BatchGetApplicationRevisions':
    'applicationName! revisions!:[{revisionType s3Location:{bucket key bundleType version eTag} gitHubLocation:{repository commitId} string:{content sha256} appSpecContent:{content sha256}}]',
  'CodeDeploy.BatchGetApplications': 'applicationNames!:[s]',
  'CodeDeploy.BatchGetDeploymentGroups': 'applicationName! deploymentGroupNames!:[s]',
  'CodeDeploy.BatchGetDeploymentInstances': 'deploymentId! instanceIds!:[s]',
  'CodeDeploy.BatchGetOnPremisesInstances': 'instanceNames!:[s]',
  'CodeDeploy.CreateDeploymentConfig':
    'deploymentConfigName! minimumHealthyHosts:{type value:n} trafficRoutingConfig:{type timeBasedCanary:{canaryPercentage:n canaryInterval:n} timeBasedLinear:{linearPercentage:n linearInterval:n}} computePlatform zonalConfig:{firstZoneMonitorDurationInSeconds:n monitorDurationInSeconds:n minimumHealthyHostsPerZone:{type value:n}}',
  'CodeDeploy.DeleteDeploymentConfig': 'deploymentConfigName!',
  'CodeDeploy.DeleteGitHubAccountToken': 'tokenName',
  'CodeDeploy.DeleteResourcesByExternalId': 'externalId',
  'CodeDeploy.DeregisterOnPremisesInstance': 'instanceName!',
  'CodeDeploy.GetApplicationRevision':
    'applicationName! revision!:{revisionType s3Location:{bucket key bundleType version eTag} gitHubLocation:{repository commitId} string:{content sha256} appSpecContent:{content sha256}}',
  'CodeDeploy.GetDeploymentInstance': 'deploymentId! instanceId!',
  'CodeDeploy.GetOnPremisesInstance': 'instanceName!',
  'CodeDeploy.ListApplicationRevisions':
    'applicationName! sortBy sortOrder s3Bucket s3KeyPrefix deployed nextToken',
  'CodeDeploy.ListDeploymentInstances':
    'deploymentId! nextToken instanceStatusFilter:[s] instanceTypeFilter:[s]',
  'CodeDeploy.ListGitHubAccountTokenNames': 'nextToken',
  'CodeDeploy.ListOnPremisesInstances':
    'registrationStatus tagFilters:[{Key Value Type}] nextToken',
  'CodeDeploy.ListTagsForResource': 'ResourceArn! NextToken',
  'CodeDeploy.RegisterApplicationRevision':
    'applicationName! revision!:{revisionType s3Location:{bucket key bundleType version eTag} gitHubLocation:{repository commitId} string:{content sha256} appSpecContent:{content sha256}} description',
  'CodeDeploy.RegisterOnPremisesInstance': 'instanceName! iamSessionArn iamUserArn',
  'CodeDeploy.RemoveTagsFromOnPremisesInstances': 'tags!:[{Key Value}] instanceNames!:[s]',
  'CodeDeploy.SkipWaitTimeForInstanceTermination': 'deploymentId',
  'CodeDeploy.TagResource': 'ResourceArn! Tags!:[{Key Value}]',
  'CodeDeploy.UntagResource': 'ResourceArn! TagKeys!:[s]',
  'CodeDeploy.UpdateApplication': 'applicationName newApplicationName',
  'Logs.AssociateKmsKey': 'kmsKeyId! logGroupName resourceIdentifier',
  'Logs.CancelExportTask': 'taskId!',
  'Logs.CreateExportTask':
    'logGroupName! from!:n to!:n destination! taskName logStreamNamePrefix destinationPrefix',
  'Logs.CreateLogStream': 'logGroupName! logStreamName!',
  'Logs.DeleteLogStream': 'logGroupName! logStreamName!',
  'Logs.DeleteMetricFilter': 'logGroupName! filterName!',
  'Logs.DeleteQueryDefinition': 'queryDefinitionId!',
  'Logs.DeleteResourcePolicy': 'policyName resourceArn expectedRevisionId',
  'Logs.DeleteSubscriptionFilter': 'logGroupName! filterName!',
  'Logs.DescribeExportTasks': 'taskId statusCode nextToken limit:n',
  'Logs.DescribeMetricFilters':
    'logGroupName filterNamePrefix nextToken limit:n metricName metricNamespace',
  'Logs.DescribeQueries': 'logGroupName status maxResults:n nextToken queryLanguage',
  'Logs.DescribeQueryDefinitions': 'queryLanguage queryDefinitionNamePrefix maxResults:n nextToken',
  'Logs.DescribeResourcePolicies': 'nextToken limit:n resourceArn policyScope',
  'Logs.DescribeSubscriptionFilters': 'logGroupName! filterNamePrefix nextToken limit:n',
  'Logs.DisassociateKmsKey': 'logGroupName resourceIdentifier',
  'Logs.GetLogGroupFields': 'logGroupName time:n logGroupIdentifier',
  'Logs.GetLogRecord': 'logRecordPointer! unmask:b',
  'Logs.GetQueryResults': 'queryId! nextToken maxItems:n',
  'Logs.ListLogGroups':
    'logGroupNamePattern logGroupClass includeLinkedAccounts:b accountIdentifiers:[s] nextToken limit:n dataSources:[{name! type}] fieldIndexNames:[s] logGroupTags:[{key! values:[s]}]',
  'Logs.ListTagsForResource': 'resourceArn!',
  'Logs.ListTagsLogGroup': 'logGroupName!',
  'Logs.PutLogEvents':
    'logGroupName! logStreamName! logEvents!:[{timestamp!:n message!}] sequenceToken entity:{keyAttributes:<s> attributes:<s>}',
  'Logs.PutMetricFilter':
    'logGroupName! filterName! filterPattern! metricTransformations!:[{metricName! metricNamespace! metricValue! defaultValue:n dimensions:<s> unit}] applyOnTransformedLogs:b fieldSelectionCriteria emitSystemFieldDimensions:[s]',
  'Logs.PutQueryDefinition':
    'name! queryString! queryLanguage queryDefinitionId logGroupNames:[s] clientToken parameters:[{name! defaultValue description}]',
  'Logs.PutResourcePolicy': 'policyName policyDocument resourceArn expectedRevisionId',
  'Logs.PutSubscriptionFilter':
    'logGroupName! filterName! filterPattern! destinationArn! roleArn distribution applyOnTransformedLogs:b fieldSelectionCriteria emitSystemFields:[s]',
  'Logs.StartLiveTail':
    'logGroupIdentifiers!:[s] logStreamNames:[s] logStreamNamePrefixes:[s] logEventFilterPattern',
  'Logs.StartQuery':
    'startTime!:n endTime!:n queryString! queryLanguage logGroupName logGroupNames:[s] logGroupIdentifiers:[s] limit:n',
  'Logs.StopQuery': 'queryId!',
  'Logs.TagLogGroup': 'logGroupName! tags!:<s>',
  'Logs.TagResource': 'resourceArn! tags!:<s>',
  'Logs.TestMetricFilter': 'filterPattern! logEventMessages!:[s]',
  'Logs.UntagLogGroup': 'logGroupName! tags!:[s]',
  'Logs.UntagResource': 'resourceArn! tagKeys!:[s]',
};
