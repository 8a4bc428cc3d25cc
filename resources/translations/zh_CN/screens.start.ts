<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>StartPages</name>
    <message>
        <source>First start</source>
        <translation>首次使用</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Letters %1 pt</source>
        <translation>字号 %1 磅</translation>
    </message>
    <message>
        <source>Welcome to CadreDesk</source>
        <translation>欢迎使用后备干部工作台</translation>
    </message>
    <message>
        <source>Everything stays on this computer, encrypted. Where do you work?</source>
        <translation>所有资料加密保存在本机。请选择您的单位类型。</translation>
    </message>
    <message>
        <source>We are a school</source>
        <translation>我是学校</translation>
    </message>
    <message>
        <source>Choose reserve cadres, step by step, and report them.</source>
        <translation>按步骤选拔后备干部并报送。</translation>
    </message>
    <message>
        <source>We are an education bureau</source>
        <translation>我是教育局</translation>
    </message>
    <message>
        <source>Send notices to schools and collect their reports.</source>
        <translation>向学校下发通知，汇总各校报送。</translation>
    </message>
    <message>
        <source>First look at a sample</source>
        <translation>先看看样例</translation>
    </message>
    <message>
        <source>A made-up school to try everything in. It is wiped in one click.</source>
        <translation>虚构的学校，任意演练，一键清除。</translation>
    </message>
    <message>
        <source>Making the sample school…</source>
        <translation>正在准备样例学校…</translation>
    </message>
    <message>
        <source>Do you have a list of the staff?</source>
        <translation>有教职工名单吗？</translation>
    </message>
    <message>
        <source>Any Excel will do: from payroll, from the school year, from last time. It is only read, never changed.</source>
        <translation>任何 Excel 都可以：工资表、学年统计表、上一次的名单。只读取，不改动原文件。</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>先跳过</translation>
    </message>
    <message>
        <source>Drop the file here</source>
        <translation>把文件拖到这里</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Go on with this list</source>
        <translation>使用这份名单</translation>
    </message>
    <message>
        <source>Staff list</source>
        <translation>教职工名单</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Full name, as on the official seal</source>
        <translation>单位全称（与公章一致）</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>单位代码</translation>
    </message>
    <message>
        <source>A school&apos;s ten-digit code; a bureau chooses its own. Letters, digits and - only.</source>
        <translation>学校填十位学校标识码；教育局填本局代码。只用字母、数字和连字符。</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Which bureau is it?</source>
        <translation>请填写教育局信息</translation>
    </message>
    <message>
        <source>Which school is it?</source>
        <translation>请填写学校信息</translation>
    </message>
    <message>
        <source>Whose rules do you follow?</source>
        <translation>执行哪一套规则？</translation>
    </message>
    <message>
        <source>Ages, days, weights and thresholds come from a rule profile. Each round keeps a copy; you can adjust one later.</source>
        <translation>年龄、天数、权重和比例都来自规则方案。每一轮选拔保存一份副本，以后可以另存调整。</translation>
    </message>
    <message>
        <source>Who works here?</source>
        <translation>由哪些人使用？</translation>
    </message>
    <message>
        <source>One person enters, another checks, the approver signs and keeps the key. A reviewer may be added later. Passwords have at least 8 characters and are known to nobody else.</source>
        <translation>经办人录入，复核人核对，审批人签发并保管密钥。复核人可以以后再加。密码至少 8 位，只由本人掌握。</translation>
    </message>
    <message>
        <source>Make the desk</source>
        <translation>建立工作台</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Making the key and the desk…</source>
        <translation>正在生成密钥并建立工作台…</translation>
    </message>
    <message>
        <source>Print the recovery sheet</source>
        <translation>请打印恢复单</translation>
    </message>
    <message>
        <source>If every password is forgotten, this code is the only way in: nobody else can open the desk, not even we. Print it, seal it in an envelope, and keep it in the safe. It is shown only now.</source>
        <translation>如果所有密码都忘记，只能凭这个恢复码打开，软件方也无法打开。请打印后装入信封密封，放进保险柜。恢复码只显示这一次。</translation>
    </message>
    <message>
        <source>Begin to work</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>打印恢复单…</translation>
    </message>
    <message>
        <source>The sheet is printed, or the code is written down by hand, and put away safely.</source>
        <translation>恢复单已打印（或已手抄），并已妥善保管。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Lists (%1)</source>
        <translation>名单 (%1)</translation>
    </message>
    <message>
        <source>%1: name</source>
        <translation>%1姓名</translation>
    </message>
    <message>
        <source>%1: password</source>
        <translation>%1密码</translation>
    </message>
    <message>
        <source>%1: password again</source>
        <translation>再次输入%1密码</translation>
    </message>
    <message>
        <source>CadreDesk recovery sheet</source>
        <translation>后备干部工作台恢复单</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Join a bureau&apos;s server…</source>
        <translation>加入教育局的服务器…</translation>
    </message>
</context>
</TS>
