<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>personWords</name>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>secondary school</source>
        <translation>中专、高中</translation>
    </message>
    <message>
        <source>college (3 years)</source>
        <translation>大专</translation>
    </message>
    <message>
        <source>undergraduate</source>
        <translation>大学本科</translation>
    </message>
    <message>
        <source>postgraduate (master)</source>
        <translation>硕士研究生</translation>
    </message>
    <message>
        <source>postgraduate (doctor)</source>
        <translation>博士研究生</translation>
    </message>
    <message>
        <source>bachelor</source>
        <translation>学士</translation>
    </message>
    <message>
        <source>master</source>
        <translation>硕士</translation>
    </message>
    <message>
        <source>doctor</source>
        <translation>博士</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>junior title</source>
        <translation>初级</translation>
    </message>
    <message>
        <source>intermediate title</source>
        <translation>中级</translation>
    </message>
    <message>
        <source>associate senior title</source>
        <translation>副高级</translation>
    </message>
    <message>
        <source>senior title</source>
        <translation>正高级</translation>
    </message>
    <message>
        <source>teacher</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>class head</source>
        <translation>班主任</translation>
    </message>
    <message>
        <source>teaching group leader</source>
        <translation>教研组长</translation>
    </message>
    <message>
        <source>grade leader</source>
        <translation>年级组长</translation>
    </message>
    <message>
        <source>deputy of a section</source>
        <translation>中层副职</translation>
    </message>
    <message>
        <source>head of a section</source>
        <translation>中层正职</translation>
    </message>
    <message>
        <source>deputy head of school</source>
        <translation>副校级</translation>
    </message>
    <message>
        <source>head of school</source>
        <translation>正校级</translation>
    </message>
    <message>
        <source>CPC member</source>
        <translation>中共党员</translation>
    </message>
    <message>
        <source>CPC probationary member</source>
        <translation>中共预备党员</translation>
    </message>
    <message>
        <source>Youth League member</source>
        <translation>共青团员</translation>
    </message>
    <message>
        <source>member of a democratic party</source>
        <translation>民主党派成员</translation>
    </message>
    <message>
        <source>no party</source>
        <translation>群众</translation>
    </message>
    <message>
        <source>not filled in</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>incompetent</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>basically competent</source>
        <translation>基本合格</translation>
    </message>
    <message>
        <source>competent</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>excellent</source>
        <translation>优秀</translation>
    </message>
    <message>
        <source>no grade</source>
        <translation>不定等次</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>学历学位</translation>
    </message>
    <message>
        <source>Posts held</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>专业技术职务</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>年度考核</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>Sanctions</source>
        <translation>惩处</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家庭成员</translation>
    </message>
    <message>
        <source>Résumé</source>
        <translation>简历</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
</context>
</TS>
