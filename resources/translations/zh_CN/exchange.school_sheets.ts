<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChangeSheet</name>
    <message>
        <source>Change of a school</source>
        <translation>学校变动</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>变动类型</translation>
    </message>
    <message>
        <source>From the day</source>
        <translation>自何日起</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新校名</translation>
    </message>
    <message>
        <source>Basis (number of the document …)</source>
        <translation>依据（文号等）</translation>
    </message>
    <message>
        <source>Find a school</source>
        <translation>查找学校</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>校名或代码</translation>
    </message>
    <message>
        <source>Schools that go on</source>
        <translation>承接的学校</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>更名</translation>
    </message>
    <message>
        <source>merged into another</source>
        <translation>并入另一所</translation>
    </message>
    <message>
        <source>split into several</source>
        <translation>分立</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The school that goes on</source>
        <translation>承接的学校（勾选一所）</translation>
    </message>
    <message>
        <source>The schools that go on</source>
        <translation>分立后的学校（勾选）</translation>
    </message>
    <message>
        <source>Reports and lists of days before keep the old name.</source>
        <translation>此前的报告和名单仍用原校名。</translation>
    </message>
    <message>
        <source>From this day its reports are not taken any more. Its people count under their old school until the school that goes on has reported; what was reported before stays as it was.</source>
        <translation>自这一天起不再收入该校的报告。承接学校下一次报送以前，人员仍记在原校名下；以前报送的内容保持原样。</translation>
    </message>
    <message>
        <source>Tick the schools that go on, the old one too if it does. What was reported before stays as it was.</source>
        <translation>勾选分立后的学校，原校继续办学的也要勾选。以前报送的内容保持原样。</translation>
    </message>
    <message>
        <source>From this day its reports are not taken any more; what was reported before stays as it was.</source>
        <translation>自这一天起不再收入该校的报告；以前报送的内容保持原样。</translation>
    </message>
    <message>
        <source>It can be undone until something was sent to the schools concerned.</source>
        <translation>在向有关学校发出数据包以前，可以撤回。</translation>
    </message>
    <message>
        <source>Type the day, as in 2026-09-01.</source>
        <translation>请填写日期，例如 2026-09-01。</translation>
    </message>
    <message>
        <source>Only a merger takes several schools at once. Choose one school.</source>
        <translation>只有合并可以同时选多所学校。请只选一所。</translation>
    </message>
    <message>
        <source>Tick the one school that goes on.</source>
        <translation>请勾选一所承接的学校。</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Contact of %1</source>
        <translation>%1 的联系方式</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Type (public, private …)</source>
        <translation>办学性质（公办、民办…）</translation>
    </message>
    <message>
        <source>Seats of chief posts</source>
        <translation>正职职数</translation>
    </message>
    <message>
        <source>Seats of deputy posts</source>
        <translation>副职职数</translation>
    </message>
    <message>
        <source>Seats are whole numbers; leave the field empty when they are not known.</source>
        <translation>职数应为整数；不清楚的请留空。</translation>
    </message>
</context>
<context>
    <name>PeriodsSheet</name>
    <message>
        <source>Reported and due by period</source>
        <translation>各期应报与已报</translation>
    </message>
    <message>
        <source>As Excel…</source>
        <translation>另存为 Excel…</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应报</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已报</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未报</translation>
    </message>
    <message>
        <source>Due are the schools there when the last report of the period came; of the newest period, today.</source>
        <translation>应报：该期最后一份报告到达时在册的学校；最新一期按今天计。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>SchoolListSheet</name>
    <message>
        <source>List of schools from Excel</source>
        <translation>导入学校名单</translation>
    </message>
    <message>
        <source>Write the good rows</source>
        <translation>写入没有疑问的行</translation>
    </message>
    <message>
        <source>Sheet “%1”: %2 new, %3 changed, %4 same, %5 doubtful. Doubtful rows stay out.</source>
        <translation>工作表“%1”：新增 %2 所，变更 %3 所，相同 %4 所，有疑问 %5 行。有疑问的不写入。</translation>
    </message>
    <message>
        <source>Columns read: %1</source>
        <translation>已识别的栏目：%1</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>名单各行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>校名</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>需要核对</translation>
    </message>
    <message>
        <source>Quotas are for the period</source>
        <translation>名额用于哪一期</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>有疑问</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
</context>
</TS>
