<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CountsSheet</name>
    <message>
        <source>Counted by hand</source>
        <translation>手工汇总录入</translation>
    </message>
    <message>
        <source>Save the counts</source>
        <translation>保存份数</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Sheets that came back</source>
        <translation>收回份数</translation>
    </message>
</context>
<context>
    <name>LineSheet</name>
    <message>
        <source>Line of the schedule</source>
        <translation>配档表一行</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>培训方式</translation>
    </message>
    <message>
        <source>Content area</source>
        <translation>内容类别</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>培训对象</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Budget (yuan)</source>
        <translation>经费预算（元）</translation>
    </message>
    <message>
        <source>The content is missing.</source>
        <translation>还没有填写培训内容。</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Annual plan</source>
        <translation>年度计划</translation>
    </message>
    <message>
        <source>Print the plan…</source>
        <translation>打印计划…</translation>
    </message>
    <message>
        <source>Schedule table…</source>
        <translation>打印配档表…</translation>
    </message>
    <message>
        <source>Register the plan…</source>
        <translation>登记计划…</translation>
    </message>
    <message>
        <source>Revise…</source>
        <translation>修订…</translation>
    </message>
    <message>
        <source>Parts of the plan</source>
        <translation>计划各部分</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>计划正文</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>配档表</translation>
    </message>
    <message>
        <source>Needs survey</source>
        <translation>需求调查</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>修订记录</translation>
    </message>
    <message>
        <source>Begin the plan</source>
        <translation>起草计划</translation>
    </message>
    <message>
        <source>Title (| where it may break)</source>
        <translation>标题（| 表示可换行处）</translation>
    </message>
    <message>
        <source>Addressed to</source>
        <translation>主送</translation>
    </message>
    <message>
        <source>Fund of the year (yuan)</source>
        <translation>年度经费（元）</translation>
    </message>
    <message>
        <source>Basis documents, one a line: title（number）</source>
        <translation>依据文件，每行一个：标题（文号）</translation>
    </message>
    <message>
        <source>Situation (may stay empty)</source>
        <translation>基本情况（可不填）</translation>
    </message>
    <message>
        <source>Goals, one a line</source>
        <translation>培训目标，每行一条</translation>
    </message>
    <message>
        <source>Principles</source>
        <translation>培训原则</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>培训对象</translation>
    </message>
    <message>
        <source>Content: %1</source>
        <translation>培训内容：%1</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>培训方式</translation>
    </message>
    <message>
        <source>Requirements, one a line</source>
        <translation>工作要求，每行一条</translation>
    </message>
    <message>
        <source>Leading group: head</source>
        <translation>领导小组组长</translation>
    </message>
    <message>
        <source>name（post）, several with 、</source>
        <translation>姓名（职务），多人用、分开</translation>
    </message>
    <message>
        <source>Leading group: deputies</source>
        <translation>领导小组副组长</translation>
    </message>
    <message>
        <source>Leading group: members</source>
        <translation>领导小组成员</translation>
    </message>
    <message>
        <source>Office of the leading group</source>
        <translation>领导小组办公室设在</translation>
    </message>
    <message>
        <source>Remark on the fund</source>
        <translation>经费说明</translation>
    </message>
    <message>
        <source>Add a line…</source>
        <translation>添加一行…</translation>
    </message>
    <message>
        <source>Change… (F2)</source>
        <translation>修改…（F2）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Make it a course</source>
        <translation>转为课程</translation>
    </message>
    <message>
        <source>Rows copied in Excel can be pasted (Ctrl+V).</source>
        <translation>可从 Excel 复制各行粘贴（Ctrl+V）。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>培训方式</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>落实情况</translation>
    </message>
    <message>
        <source>%1 courses</source>
        <translation>%1项</translation>
    </message>
    <message>
        <source>The schedule says month by month what is held. Add a line, or paste rows from Excel.</source>
        <translation>配档表逐月列出培训安排。请添加一行，或从 Excel 粘贴。</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>修改日期</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation>%1年</translation>
    </message>
    <message>
        <source>No plan of %1 yet. It begins with last year&apos;s text, or with the usual one, to be changed.</source>
        <translation>%1年还没有培训计划。将以上年计划或常用文本起草，再作修改。</translation>
    </message>
    <message>
        <source>Fund %1 yuan, used %2, left %3</source>
        <translation>经费%1元，已用%2元，结余%3元</translation>
    </message>
    <message>
        <source>registered %1</source>
        <translation>已登记 %1</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Before it is registered:</source>
        <translation>登记前还要补充：</translation>
    </message>
    <message>
        <source>Revision:</source>
        <translation>修订理由：</translation>
    </message>
    <message>
        <source>Revise the registered plan</source>
        <translation>修订已登记的计划</translation>
    </message>
    <message>
        <source>Why? Every change is kept as a revision with this reason.</source>
        <translation>为什么修订？每次修改都以此理由留存。</translation>
    </message>
    <message>
        <source>Revise</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>%1 lines pasted.</source>
        <translation>已粘贴%1行。</translation>
    </message>
    <message>
        <source>Left out, because the first cell is no month: %1</source>
        <translation>首格不是月份，未读取：%1</translation>
    </message>
    <message>
        <source>Schedule table</source>
        <translation>培训配档表</translation>
    </message>
</context>
<context>
    <name>RegisterSheet</name>
    <message>
        <source>Register the plan</source>
        <translation>登记计划</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>After this every change is a revision with a reason.</source>
        <translation>登记后，每次修改都要写明理由并留存修订记录。</translation>
    </message>
    <message>
        <source>The date is missing.</source>
        <translation>还没有填写日期。</translation>
    </message>
</context>
<context>
    <name>RemarksSheet</name>
    <message>
        <source>Remarks</source>
        <translation>其他意见</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Remarks, one a line</source>
        <translation>其他意见，每行一条</translation>
    </message>
    <message>
        <source>One a line, without names. The order is not kept.</source>
        <translation>每行一条，不写姓名，不保留先后顺序。</translation>
    </message>
</context>
<context>
    <name>SheetsSheet</name>
    <message>
        <source>Type sheets</source>
        <translation>录入问卷</translation>
    </message>
    <message>
        <source>Add the bundle</source>
        <translation>计入这一批</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Numbers ticked</source>
        <translation>所选编号</translation>
    </message>
    <message>
        <source>numbers ticked, with blanks between; Enter: next sheet</source>
        <translation>输入所选编号，空格分开；回车录下一份</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>撤回上一份</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>%1 sheets in this bundle</source>
        <translation>本批%1份</translation>
    </message>
</context>
<context>
    <name>SurveyView</name>
    <message>
        <source>Ask first what people need: an anonymous sheet with a tick list, counted here by group.</source>
        <translation>先摸清需求：发放不记名问卷，在这里分类汇总。</translation>
    </message>
    <message>
        <source>Make the survey</source>
        <translation>编制问卷</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>打印问卷…</translation>
    </message>
    <message>
        <source>Type sheets…</source>
        <translation>录入问卷…</translation>
    </message>
    <message>
        <source>Counted by hand…</source>
        <translation>手工汇总录入…</translation>
    </message>
    <message>
        <source>Remarks…</source>
        <translation>其他意见…</translation>
    </message>
    <message>
        <source>Table of results…</source>
        <translation>结果汇总表…</translation>
    </message>
    <message>
        <source>Sheets handed out</source>
        <translation>发出份数</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>调查结果</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>发出份数</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Total of %1</source>
        <translation>合计%1份</translation>
    </message>
    <message>
        <source>%1 sheets came back.</source>
        <translation>收回%1份。</translation>
    </message>
    <message>
        <source>Too few sheets to show groups; nobody can be recognised.</source>
        <translation>份数太少，不分类别显示，避免认出填写人。</translation>
    </message>
    <message>
        <source>Groups with too few sheets are joined, so that nobody can be recognised.</source>
        <translation>份数太少的类别已合并，避免认出填写人。</translation>
    </message>
    <message>
        <source>Table of results</source>
        <translation>调查结果汇总表</translation>
    </message>
</context>
</TS>
