import { describeService } from './describe-service.ts'

describeService('specs/alibaba-apigateway.yaml')
