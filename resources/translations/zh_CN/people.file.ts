<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LeaveSheet</name>
    <message>
        <source>%1 has left the school</source>
        <translation>%1 已离校</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>The file stays; the person is no longer in the lists of staff. This can be taken back.</source>
        <translation>档案保留，此人不再出现在在职名单中。以后可以取消。</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>离校时间</translation>
    </message>
</context>
<context>
    <name>PersonFile</name>
    <message>
        <source>Person&apos;s file</source>
        <translation>人员档案</translation>
    </message>
    <message>
        <source>All people (&amp;B)</source>
        <translation>全部人员(&amp;B)</translation>
    </message>
    <message>
        <source>Has left…</source>
        <translation>已离校…</translation>
    </message>
    <message>
        <source>Recycle bin…</source>
        <translation>回收站…</translation>
    </message>
    <message>
        <source>Put back what was saved</source>
        <translation>恢复为已保存的内容</translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation>档案各部分</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Post and work</source>
        <translation>职务与工作</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>培养</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>Ethnicity</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>Native place</source>
        <translation>籍贯</translation>
    </message>
    <message>
        <source>Birthplace</source>
        <translation>出生地</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>Political affiliation</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>Joined the party</source>
        <translation>入党时间</translation>
    </message>
    <message>
        <source>Name of the democratic party</source>
        <translation>民主党派名称</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Take the photo away</source>
        <translation>去掉照片</translation>
    </message>
    <message>
        <source>Present post</source>
        <translation>现任职务</translation>
    </message>
    <message>
        <source>Kind of post</source>
        <translation>职务类别</translation>
    </message>
    <message>
        <source>In the present post since</source>
        <translation>任现职时间</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Kind of staff</source>
        <translation>编制类别</translation>
    </message>
    <message>
        <source>Began to work</source>
        <translation>参加工作时间</translation>
    </message>
    <message>
        <source>Began to teach</source>
        <translation>从教时间</translation>
    </message>
    <message>
        <source>Came to this school</source>
        <translation>来校时间</translation>
    </message>
    <message>
        <source>Special field and expertise</source>
        <translation>熟悉专业有何专长</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Familiar fields</source>
        <translation>熟悉领域</translation>
    </message>
    <message>
        <source>Direction of development</source>
        <translation>培养方向</translation>
    </message>
    <message>
        <source>Measures of development</source>
        <translation>培养措施</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>%1 离校</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>取消离校</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>confirmed none</source>
        <translation>确认没有</translation>
    </message>
    <message>
        <source>nobody has said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>One field cannot be saved as it stands. Everything else is saved. Correct it, or:</source>
        <translation>有一项内容无法保存，其他内容都已保存。请改正，或者：</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.bmp)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.bmp)</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>无照片</translation>
    </message>
    <message>
        <source>Put this file into the recycle bin?</source>
        <translation>把这份档案放入回收站吗？</translation>
    </message>
    <message>
        <source>%1 goes out of every list and can be taken back for 90 days.</source>
        <translation>%1 将不再出现在各处名单中，90 天内可以取回。</translation>
    </message>
    <message>
        <source>Into the recycle bin</source>
        <translation>放入回收站</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未填</translation>
    </message>
</context>
</TS>
