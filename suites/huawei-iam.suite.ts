import { describeService } from './describe-service.ts'

describeService('specs/huawei-iam.yaml')
