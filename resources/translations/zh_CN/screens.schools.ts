<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SchoolsScreen</name>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Enrol a school… (&amp;N)</source>
        <translation>登记学校…(&amp;N)</translation>
    </message>
    <message>
        <source>Our file for schools…</source>
        <translation>给学校的登记文件…</translation>
    </message>
    <message>
        <source>Print our form…</source>
        <translation>打印登记表…</translation>
    </message>
    <message>
        <source>Find a school</source>
        <translation>查找学校</translation>
    </message>
    <message>
        <source>Name, code or telephone (F3)</source>
        <translation>校名、代码或电话（F3）</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Only who has not reported</source>
        <translation>只看未报送的</translation>
    </message>
    <message>
        <source>As Excel…</source>
        <translation>另存为 Excel…</translation>
    </message>
    <message>
        <source>Enrolled schools</source>
        <translation>已登记的学校</translation>
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
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Last no.</source>
        <translation>最近编号</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No school is enrolled yet. A school brings its file on a stick and its form on paper; the check number on the paper proves the file.</source>
        <translation>还没有登记学校。学校带来U盘上的登记文件和纸质登记表，用纸上的核对码核实文件。</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Contact…</source>
        <translation>联系方式…</translation>
    </message>
    <message>
        <source>Its reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Its people</source>
        <translation>报送的人员</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>From epoch</source>
        <translation>自第几期</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Key history</source>
        <translation>密钥记录</translation>
    </message>
    <message>
        <source>%1 enrolled, %2 reported</source>
        <translation>已登记 %1 所，已报送 %2 所</translation>
    </message>
    <message>
        <source>Any period</source>
        <translation>全部年度</translation>
    </message>
    <message>
        <source>%1 schools shown; %2 have not reported.</source>
        <translation>列出 %1 所；还有 %2 所没有报送。</translation>
    </message>
    <message>
        <source>No contact and no telephone yet.</source>
        <translation>还没有联系人和电话。</translation>
    </message>
    <message>
        <source>Last package: epoch %1, no. %2, of %3. %4 people reported.</source>
        <translation>最近的数据包：第 %1 期第 %2 号，%3。报送 %4 人。</translation>
    </message>
    <message>
        <source>No package came yet. The first one will be number 1.</source>
        <translation>还没有收到数据包，第一个应为第 1 号。</translation>
    </message>
    <message>
        <source>An alarm is open: see “Receive”.</source>
        <translation>有警报没有处理，见“接收”。</translation>
    </message>
    <message>
        <source>present</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已更换</translation>
    </message>
    <message>
        <source>Choose the school&apos;s enrolment file</source>
        <translation>选择学校的登记文件</translation>
    </message>
    <message>
        <source>Enrolment files (*.cdp *.age)</source>
        <translation>登记文件 (*.cdp *.age)</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>%1 (%2) is enrolled. Give it our own file and form in return.</source>
        <translation>%1（%2）已登记。请把我局的登记文件和登记表交给对方。</translation>
    </message>
    <message>
        <source>Enrolled.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>选择U盘</translation>
    </message>
    <message>
        <source>Our enrolment file</source>
        <translation>本单位的登记文件</translation>
    </message>
    <message>
        <source>Sign and write</source>
        <translation>签名并写出</translation>
    </message>
    <message>
        <source>Schools enrol the bureau by this file and by the printed form. It holds public keys only.</source>
        <translation>学校凭这个文件和打印的登记表登记教育局。文件里只有公钥。</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>正在写到U盘</translation>
    </message>
    <message>
        <source>%1 was written and read back. The stick may be pulled now.</source>
        <translation>%1 已写好并核对无误，现在可以拔出U盘。</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写好。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Every school of the district</source>
        <translation>本区各学校</translation>
    </message>
    <message>
        <source>Enrolment form</source>
        <translation>单位密钥登记表</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Ended schools, too</source>
        <translation>含已终止的学校</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制名单</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>打印名单…</translation>
    </message>
    <message>
        <source>Reported by period…</source>
        <translation>各期报送情况…</translation>
    </message>
    <message>
        <source>List from Excel…</source>
        <translation>导入学校名单…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>变动…</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Nothing has happened to this school.</source>
        <translation>这所学校没有变动。</translation>
    </message>
    <message>
        <source>Undo this change…</source>
        <translation>撤回这次变动…</translation>
    </message>
    <message>
        <source>chief seats %1</source>
        <translation>正职职数 %1</translation>
    </message>
    <message>
        <source>deputy seats %1</source>
        <translation>副职职数 %1</translation>
    </message>
    <message>
        <source>Not enrolled: no key yet.</source>
        <translation>尚未登记，没有密钥。</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>变动 (%1)</translation>
    </message>
    <message>
        <source>On the bureau&apos;s list, but not enrolled: its packages cannot be believed yet.</source>
        <translation>在学校名单里，但还没有登记：收到它的数据包也无法核实。</translation>
    </message>
    <message>
        <source>Ended on %1; %2 goes on.</source>
        <translation>已于 %1 终止，由 %2 承接。</translation>
    </message>
    <message>
        <source>Ended on %1.</source>
        <translation>已于 %1 终止。</translation>
    </message>
    <message>
        <source>Another name is in use for this code: %1. Please look; the code decides.</source>
        <translation>这个代码还用着另一个校名：%1。请核对；以代码为准。</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>%1 renamed %2</source>
        <translation>%1 更名为 %2</translation>
    </message>
    <message>
        <source>%1 merged into %2</source>
        <translation>%1 并入 %2</translation>
    </message>
    <message>
        <source>%1 split into %2</source>
        <translation>%1 分立为 %2</translation>
    </message>
    <message>
        <source>%1 closed</source>
        <translation>%1 撤销</translation>
    </message>
    <message>
        <source>Everything stands as before it was written down; nothing was sent since.</source>
        <translation>撤回后与登记以前完全一样；此后没有发出过数据包。</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>撤回这次变动</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>revoked after %1/%2</source>
        <translation>第 %1 期 %2 号后吊销</translation>
    </message>
    <message>
        <source>%1 schools with contact and telephone are on the clipboard.</source>
        <translation>%1 所学校的联系人和电话已复制，可粘贴到表格或消息里。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Schools that have not reported</source>
        <translation>未报送学校</translation>
    </message>
    <message>
        <source>Choose the list of schools</source>
        <translation>选择学校名单</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.csv)</source>
        <translation>表格 (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 same; %4 doubtful rows left out; %5 quotas set.</source>
        <translation>新增 %1 所，变更 %2 所，相同 %3 所；有疑问的 %4 行没有写入；写入名额 %5 条。</translation>
    </message>
    <message>
        <source>It lost its key…</source>
        <translation>密钥丢失…</translation>
    </message>
</context>
</TS>
