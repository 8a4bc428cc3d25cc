<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>People and passwords</source>
        <translation>人员与密码</translation>
    </message>
    <message>
        <source>School</source>
        <translation>单位信息</translation>
    </message>
    <message>
        <source>Look and lock</source>
        <translation>显示与锁定</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>最近备份</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>People of the desk</source>
        <translation>使用人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>may log in</source>
        <translation>可以登录</translation>
    </message>
    <message>
        <source>may log in no more</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>The approver adds people, and gives a new password when one is forgotten.</source>
        <translation>由审批人添加人员；忘记密码时由审批人重设。</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>添加人员…</translation>
    </message>
    <message>
        <source>My password…</source>
        <translation>修改我的密码…</translation>
    </message>
    <message>
        <source>New password for this person…</source>
        <translation>重设此人密码…</translation>
    </message>
    <message>
        <source>May log in no more…</source>
        <translation>停用登录…</translation>
    </message>
    <message>
        <source>New recovery sheet…</source>
        <translation>更换恢复单…</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>我的密码</translation>
    </message>
    <message>
        <source>Your password until now</source>
        <translation>原密码</translation>
    </message>
    <message>
        <source>New password for %1</source>
        <translation>为“%1”设置新密码</translation>
    </message>
    <message>
        <source>Password of the approver at the desk</source>
        <translation>当前审批人的密码</translation>
    </message>
    <message>
        <source>%1 may log in no more?</source>
        <translation>停用“%1”的登录？</translation>
    </message>
    <message>
        <source>What this person did stays in the record. A new password lets the person in again.</source>
        <translation>此人以前的操作记录保留不变。重设密码后可以重新启用。</translation>
    </message>
    <message>
        <source>May log in no more</source>
        <translation>停用登录</translation>
    </message>
    <message>
        <source>Papers and packages quote these facts. Each is saved when its field is left.</source>
        <translation>文书和报送包引用这些内容。离开输入框即自动保存。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>单位代码</translation>
    </message>
    <message>
        <source>Full name, as on the official seal</source>
        <translation>单位全称（与公章一致）</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Party organisation that decides</source>
        <translation>作出决定的党组织</translation>
    </message>
    <message>
        <source>Sign in document numbers</source>
        <translation>发文机关代字</translation>
    </message>
    <message>
        <source>Education bureau reported to</source>
        <translation>主管教育局</translation>
    </message>
    <message>
        <source>Code of that bureau</source>
        <translation>主管教育局代码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>The wording of papers does not depend on it.</source>
        <translation>不影响文书的用语。</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>%1 pt</source>
        <translation>%1 磅</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>%1 minutes without a key</source>
        <translation>%1 分钟无操作</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>手动备份</translation>
    </message>
    <message>
        <source>made on leaving</source>
        <translation>退出时自动备份</translation>
    </message>
    <message>
        <source>made before an update</source>
        <translation>升级前自动备份</translation>
    </message>
    <message>
        <source>made for a stick</source>
        <translation>复制到U盘</translation>
    </message>
    <message>
        <source>A backup is made on leaving, encrypted, and proved by opening it. Copy one to a stick every week.</source>
        <translation>每次退出时自动备份，全程加密，并试开核验。请每周复制一份到U盘。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份列表</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Copy to a stick…</source>
        <translation>复制到U盘…</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>To restore one: Switch or lock, leave the program, and choose it on the log-in page.</source>
        <translation>如需恢复备份：退出程序后，在登录页选择“恢复备份”。</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>选择U盘</translation>
    </message>
    <message>
        <source>Copying the backup…</source>
        <translation>正在复制备份…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>%1 was read back and is the same. The stick may be pulled.</source>
        <translation>%1 已回读核对一致，可以拔出U盘。</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>By the notice of the State Council: %1</source>
        <translation>依据国务院办公厅通知：%1</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚未公布</translation>
    </message>
    <message>
        <source>Dates of this year are provisional and are not printed as final.</source>
        <translation>这一年的日期只能暂定，不能作为正式日期打印。</translation>
    </message>
    <message>
        <source>Number of the notice</source>
        <translation>通知文号</translation>
    </message>
    <message>
        <source>Save this year</source>
        <translation>保存本年</translation>
    </message>
    <message>
        <source>A click, or Space on the day, turns a working day into a rest day and a week-end into a make-up day, as the State Council&apos;s notice says.</source>
        <translation>按国务院办公厅通知，点击日期（或按空格键）：工作日改为休息日，周末改为补班日。</translation>
    </message>
    <message>
        <source>Name or role…</source>
        <translation>姓名或角色…</translation>
    </message>
    <message>
        <source>The approver does this.</source>
        <translation>由审批人操作。</translation>
    </message>
    <message>
        <source>Copy the public key</source>
        <translation>复制公钥</translation>
    </message>
    <message>
        <source>Save the public key…</source>
        <translation>公钥存为文件…</translation>
    </message>
    <message>
        <source>made on %1, fingerprint %2</source>
        <translation>%1生成，指纹 %2</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>存到哪里？</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Open the rehearsal…</source>
        <translation>打开演练…</translation>
    </message>
    <message>
        <source>A sample school in a folder of its own, to practise on. This desk is closed meanwhile.</source>
        <translation>用样例学校练习，数据单独存放。演练期间本校工作台先关上。</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>the local file before the server</source>
        <translation>迁移到服务器前的本机文件</translation>
    </message>
    <message>
        <source>Keys and handover…</source>
        <translation>密钥与交接…</translation>
    </message>
</context>
<context>
    <name>YearGrid</name>
    <message>
        <source>Working days of %1</source>
        <translation>%1 年工作日历</translation>
    </message>
    <message>
        <source>Month %1</source>
        <translation>%1月</translation>
    </message>
    <message>
        <source>W</source>
        <translation>班</translation>
    </message>
    <message>
        <source>R</source>
        <translation>休</translation>
    </message>
</context>
<context>
    <name>_AddPerson</name>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>The person&apos;s password</source>
        <translation>此人的密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Password of the approver at the desk</source>
        <translation>当前审批人的密码</translation>
    </message>
</context>
<context>
    <name>_ChangePerson</name>
    <message>
        <source>Name or role of %1</source>
        <translation>修改%1的姓名或角色</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>The person&apos;s new password (at least 8 characters)</source>
        <translation>本人的新密码（至少8个字符）</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一遍</translation>
    </message>
    <message>
        <source>Password of the approver at the desk</source>
        <translation>在座审批人的密码</translation>
    </message>
</context>
<context>
    <name>_Passwords</name>
    <message>
        <source>Set the password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>New password (at least 8 characters)</source>
        <translation>新密码（至少 8 位）</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
</context>
</TS>
