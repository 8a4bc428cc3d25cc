<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>record_codes</name>
    <message>
        <source>by oneself</source>
        <translation>个人自荐</translation>
    </message>
    <message>
        <source>by a department</source>
        <translation>部门推荐</translation>
    </message>
    <message>
        <source>by colleagues</source>
        <translation>群众推荐</translation>
    </message>
    <message>
        <source>by the leadership</source>
        <translation>领导推荐</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>cannot decide</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>orally</source>
        <translation>口头表决</translation>
    </message>
    <message>
        <source>by show of hands</source>
        <translation>举手表决</translation>
    </message>
    <message>
        <source>secret ballot</source>
        <translation>无记名投票</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>member</source>
        <translation>组员</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>defer</source>
        <translation>缓议</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>无问题</translation>
    </message>
    <message>
        <source>an issue</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>来信</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>no objection</source>
        <translation>无异议</translation>
    </message>
    <message>
        <source>objections settled</source>
        <translation>异议已办结</translation>
    </message>
    <message>
        <source>performance</source>
        <translation>德能勤绩廉表现和特长</translation>
    </message>
    <message>
        <source>shortcomings</source>
        <translation>主要缺点和不足</translation>
    </message>
    <message>
        <source>votes and talks</source>
        <translation>民主推荐、测评和谈话情况</translation>
    </message>
    <message>
        <source>conclusions of the checks</source>
        <translation>审核结论</translation>
    </message>
    <message>
        <source>personnel file</source>
        <translation>档案审核</translation>
    </message>
    <message>
        <source>personal matters</source>
        <translation>个人有关事项</translation>
    </message>
    <message>
        <source>discipline</source>
        <translation>纪检监察意见</translation>
    </message>
    <message>
        <source>petitions</source>
        <translation>信访核查</translation>
    </message>
</context>
<context>
    <name>record_fields</name>
    <message>
        <source>number of the document</source>
        <translation>文号、编号</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>issued by</source>
        <translation>发文机关</translation>
    </message>
    <message>
        <source>issued on</source>
        <translation>发文日期</translation>
    </message>
    <message>
        <source>received on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>报送期限</translation>
    </message>
    <message>
        <source>ages counted to</source>
        <translation>计算年龄时间</translation>
    </message>
    <message>
        <source>places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>人选</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>put forward</source>
        <translation>推荐方式</translation>
    </message>
    <message>
        <source>by whom</source>
        <translation>推荐人</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>signed or sealed</source>
        <translation>已签名或盖章</translation>
    </message>
    <message>
        <source>recommendation intention</source>
        <translation>推荐意向</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>reason of withdrawing</source>
        <translation>撤回理由</translation>
    </message>
    <message>
        <source>day of the meeting</source>
        <translation>会议日期</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>issuers</source>
        <translation>发票人</translation>
    </message>
    <message>
        <source>scrutineers</source>
        <translation>监票人</translation>
    </message>
    <message>
        <source>callers</source>
        <translation>唱票人</translation>
    </message>
    <message>
        <source>counters</source>
        <translation>计票人</translation>
    </message>
    <message>
        <source>surplus ballots destroyed</source>
        <translation>销毁多余票数</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>审查回答</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>例外理由</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>审查情况</translation>
    </message>
    <message>
        <source>reviewed on</source>
        <translation>审查日期</translation>
    </message>
    <message>
        <source>reviewers</source>
        <translation>审查人</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>members</source>
        <translation>应到会人员</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>present</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>sitting in</source>
        <translation>列席</translation>
    </message>
    <message>
        <source>agenda</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>manner of voting</source>
        <translation>表决方式</translation>
    </message>
    <message>
        <source>items</source>
        <translation>逐人表决</translation>
    </message>
    <message>
        <source>stepped out</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>statements</source>
        <translation>发言</translation>
    </message>
    <message>
        <source>text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>defer</source>
        <translation>缓议</translation>
    </message>
    <message>
        <source>conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>sections</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>opinions sought</source>
        <translation>征求意见</translation>
    </message>
    <message>
        <source>signed on</source>
        <translation>签署日期</translation>
    </message>
    <message>
        <source>published on</source>
        <translation>公布日期</translation>
    </message>
    <message>
        <source>published where</source>
        <translation>公布地点</translation>
    </message>
    <message>
        <source>inspection team</source>
        <translation>考察组</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>relative of</source>
        <translation>亲属关系</translation>
    </message>
    <message>
        <source>posted on</source>
        <translation>张贴日期</translation>
    </message>
    <message>
        <source>posted where</source>
        <translation>张贴地点</translation>
    </message>
    <message>
        <source>inspection from</source>
        <translation>考察开始</translation>
    </message>
    <message>
        <source>inspection until</source>
        <translation>考察结束</translation>
    </message>
    <message>
        <source>phone for reports</source>
        <translation>监督电话</translation>
    </message>
    <message>
        <source>address for reports</source>
        <translation>通信地址</translation>
    </message>
    <message>
        <source>reason of starting early</source>
        <translation>提前开始的理由</translation>
    </message>
    <message>
        <source>talks</source>
        <translation>谈话</translation>
    </message>
    <message>
        <source>about</source>
        <translation>谈及</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>谈话人</translation>
    </message>
    <message>
        <source>kind of speaker</source>
        <translation>谈话人类别</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>谈话实施人</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>谈话内容</translation>
    </message>
    <message>
        <source>opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>interviews</source>
        <translation>面谈</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>考察材料</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>checks</source>
        <translation>审核结论</translation>
    </message>
    <message>
        <source>signed by</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>postings</source>
        <translation>张贴</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>公示人选</translation>
    </message>
    <message>
        <source>current post</source>
        <translation>现任职务</translation>
    </message>
    <message>
        <source>birth</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>score</source>
        <translation>综合评定分值</translation>
    </message>
    <message>
        <source>where</source>
        <translation>张贴地点</translation>
    </message>
    <message>
        <source>posted by</source>
        <translation>张贴人</translation>
    </message>
    <message>
        <source>witnesses</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>removed on</source>
        <translation>取下日期</translation>
    </message>
    <message>
        <source>removed by</source>
        <translation>取下人</translation>
    </message>
    <message>
        <source>old text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>new text</source>
        <translation>更正后</translation>
    </message>
    <message>
        <source>objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>by way of</source>
        <translation>反映方式</translation>
    </message>
    <message>
        <source>with name</source>
        <translation>实名</translation>
    </message>
    <message>
        <source>raised by</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>handled by</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>核查情况</translation>
    </message>
    <message>
        <source>settled on</source>
        <translation>办结日期</translation>
    </message>
    <message>
        <source>affects the selection</source>
        <translation>影响选拔</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>day of the result</source>
        <translation>结果日期</translation>
    </message>
    <message>
        <source>result in words</source>
        <translation>结果说明</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>number of the cover report</source>
        <translation>报送文号</translation>
    </message>
    <message>
        <source>reported on</source>
        <translation>报送日期</translation>
    </message>
    <message>
        <source>phone of reception</source>
        <translation>受理电话</translation>
    </message>
    <message>
        <source>phone of supervision</source>
        <translation>监督电话</translation>
    </message>
    <message>
        <source>address of reception</source>
        <translation>受理地址</translation>
    </message>
    <message>
        <source>hours of reception</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>postcode</source>
        <translation>邮编</translation>
    </message>
</context>
</TS>
