<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DatabasePage</name>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Server (PostgreSQL)</source>
        <translation>服务器（PostgreSQL）</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密方式</translation>
    </message>
    <message>
        <source>TLS, the server is proved</source>
        <translation>TLS 加密，核验服务器</translation>
    </message>
    <message>
        <source>TLS, not proved</source>
        <translation>TLS 加密，不核验</translation>
    </message>
    <message>
        <source>none (this computer only)</source>
        <translation>不加密（只限本机）</translation>
    </message>
    <message>
        <source>Choose the certificate (CA)…</source>
        <translation>选择 CA 证书…</translation>
    </message>
    <message>
        <source>Several people can work at once, each at a computer of their own. Add each computer by a file that opens with the passwords of your people.</source>
        <translation>几个人可以在各自的电脑上同时工作。每增加一台电脑，就用一份工作点文件加入；打开它要用本局人员自己的密码。</translation>
    </message>
    <message>
        <source>Copy and comparison</source>
        <translation>复制与核对</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Local file</source>
        <translation>本机文件</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Papers, photos, packages</source>
        <translation>文书、照片、报送包</translation>
    </message>
    <message>
        <source>People reported</source>
        <translation>上报人员</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Packages accepted</source>
        <translation>已接收的包</translation>
    </message>
    <message>
        <source>Packages put aside</source>
        <translation>搁置的包</translation>
    </message>
    <message>
        <source>Enrolled organisations</source>
        <translation>已登记单位</translation>
    </message>
    <message>
        <source>Their keys</source>
        <translation>各单位公钥</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>收到的序列</translation>
    </message>
    <message>
        <source>Streams to schools</source>
        <translation>发出的序列</translation>
    </message>
    <message>
        <source>Packages sent</source>
        <translation>已发出的包</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>People of the desk</source>
        <translation>使用人员</translation>
    </message>
    <message>
        <source>The approver does this.</source>
        <translation>由审批人操作。</translation>
    </message>
    <message>
        <source>On the server %1, database %2: %3 rows, %4 MB of sealed files.</source>
        <translation>数据在服务器 %1 的数据库 %2：%3 行，密封文件 %4 MB。</translation>
    </message>
    <message>
        <source>encrypted, the server is proved</source>
        <translation>已加密，服务器身份已核验</translation>
    </message>
    <message>
        <source>encrypted, the server is not proved</source>
        <translation>已加密，服务器身份未核验</translation>
    </message>
    <message>
        <source>not encrypted, this computer only</source>
        <translation>未加密，只限本机</translation>
    </message>
    <message>
        <source>PostgreSQL %1; user %2; the line is %3.</source>
        <translation>PostgreSQL %1；用户 %2；连接%3。</translation>
    </message>
    <message>
        <source>Add a workplace…</source>
        <translation>增加工作点…</translation>
    </message>
    <message>
        <source>The server&apos;s keeper backs the database up; leaving makes no backup. To go back to a local file: make a backup under “Backup” and restore it on the log-in page.</source>
        <translation>数据库由服务器管理员备份，退出时不再自动备份。要回到本机文件：在“备份”页做一个备份，再在登录页恢复它。</translation>
    </message>
    <message>
        <source>The data lie in this computer&apos;s encrypted file. That is enough for one workplace.</source>
        <translation>数据在本机的加密文件里；一台电脑办公，这样就够了。</translation>
    </message>
    <message>
        <source>The local file counts until you switch, and is kept as a backup afterwards. On the server people&apos;s data can be read by its keeper; papers, photos and packages stay sealed. Its disk should be encrypted.</source>
        <translation>切换之前一直以本机文件为准，切换之后它作为备份保留。人员数据在服务器上管理员可以读到，文书、照片和报送包仍是密封的；服务器的磁盘应当加密。</translation>
    </message>
    <message>
        <source>Switch to the server…</source>
        <translation>切换到服务器…</translation>
    </message>
    <message>
        <source>Copy to the server</source>
        <translation>复制到服务器</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>PostgreSQL %1 answers and will do. Next: copy the data; the local file stays what counts.</source>
        <translation>PostgreSQL %1 可以使用。下一步复制数据，本机文件仍然为准。</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连通</translation>
    </message>
    <message>
        <source>Copying to the server…</source>
        <translation>正在复制到服务器…</translation>
    </message>
    <message>
        <source>%1 rows and files were copied and compared: all the same. Nothing is switched yet.</source>
        <translation>复制并核对了 %1 行（含文件），全部一致。还没有切换。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The copy differs. The local file counts and is safe. Copy once more.</source>
        <translation>复制的内容不一致。本机文件完好，仍以它为准。请再复制一次。</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Work on the server from now on?</source>
        <translation>以后都在服务器上办公？</translation>
    </message>
    <message>
        <source>The data on the server count from this moment. The local file is kept as a backup that is never tidied away.</source>
        <translation>从现在起以服务器上的数据为准。本机文件作为备份保留，不会被自动清理。</translation>
    </message>
    <message>
        <source>Switch to the server</source>
        <translation>切换到服务器</translation>
    </message>
    <message>
        <source>Switching…</source>
        <translation>正在切换…</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>保存到哪里？</translation>
    </message>
    <message>
        <source>%1. On the other computer: start the program, choose “Join a bureau&apos;s server”, and this file. It needs the password of one of your people.</source>
        <translation>%1。在另一台电脑上启动程序，点“加入教育局的服务器”，选这个文件，用本局人员的密码打开。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Choose the certificate (CA)</source>
        <translation>选择 CA 证书</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem *.cer)</source>
        <translation>证书 (*.crt *.pem *.cer)</translation>
    </message>
    <message>
        <source>Certificate: %1</source>
        <translation>证书：%1</translation>
    </message>
    <message>
        <source>1. Test the connection.
2. Copy: everything is compared, table by table.
3. Switch: only then the server counts.</source>
        <translation>1. 测试连接。
2. 复制：逐表核对行数和内容。
3. 切换：这时才以服务器为准。</translation>
    </message>
    <message>
        <source>Letters to schools</source>
        <translation>下发的包</translation>
    </message>
    <message>
        <source>Who was sent to</source>
        <translation>下发对象</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Schools listed</source>
        <translation>学校名录</translation>
    </message>
    <message>
        <source>Events of schools</source>
        <translation>学校沿革</translation>
    </message>
    <message>
        <source>Meetings on the pool</source>
        <translation>审定会议</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>入库决定</translation>
    </message>
    <message>
        <source>People decided on</source>
        <translation>审定人选</translation>
    </message>
    <message>
        <source>Marks in the pool</source>
        <translation>库内标记</translation>
    </message>
    <message>
        <source>Rulings</source>
        <translation>冲突裁定</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Content brought</source>
        <translation>报送内容</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Rule profiles</source>
        <translation>规则方案</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Credit lines</source>
        <translation>学分</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Places in courses</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Training rules</source>
        <translation>培训规则</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
</context>
<context>
    <name>JoinSheet</name>
    <message>
        <source>Join a bureau&apos;s server</source>
        <translation>加入教育局的服务器</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>The bureau&apos;s approver saves the file under Settings, Database, “Add a workplace”. It opens with your own password.</source>
        <translation>工作点文件由局里的审批人在“设置—数据库—增加工作点”里保存，用您自己的密码打开。</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
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
        <source>Joining…</source>
        <translation>正在加入…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Workplaces (*%1)</source>
        <translation>工作点文件 (*%1)</translation>
    </message>
</context>
</TS>
